import type { LanguageModelV4ToolResultOutput, LanguageModelV4ToolResultPart } from '@ai-sdk/provider'
import { type Fields, flagIn, nameIn, needed, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { optionsOf } from './anthropic-options.ts'
import { blocksIn } from './blocks.ts'
import { documentOf, imageOf, type Part, searchResultOf, textOf } from './sources.ts'

/** `called`: the tools' names by the ids of the calls so far; other formats want the name beside the id. */
export function toolResultOf(block: Fields, called: ReadonlyMap<string, string>): LanguageModelV4ToolResultPart {
  const toolCallId = needed(textIn(block, 'tool_use_id'), block, 'tool_use_id')
  const toolName = called.get(toolCallId)
  if (toolName === undefined) throw untranslatable(nameIn(block, 'tool_use_id'), 'answers no tool_use before it')
  return { type: 'tool-result', toolCallId, toolName, output: outputOf(block), ...optionsOf(block) }
}

/** Texts alone are one text: other formats have no list there. Only a text can say that it is an error. */
function outputOf(block: Fields): LanguageModelV4ToolResultOutput {
  const parts = blocksIn(block, 'content').flatMap(partsOf)
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  if (texts.length < parts.length) return { type: 'content', value: parts }
  return { type: flagIn(block, 'is_error') === true ? 'error-text' : 'text', value: texts.join('\n') }
}

function partsOf(block: Fields): readonly Part[] {
  const type = textIn(block, 'type')
  switch (type) {
    case 'text':
      return [textOf(block)]
    case 'image':
      return [imageOf(block)]
    case 'document':
      return documentOf(block)
    case 'search_result':
      return [searchResultOf(block)]
    case 'tool_reference':
      // A tool that the client found for the model: other providers were given it from the start.
      return [{ type: 'text', text: needed(textIn(block, 'tool_name'), block, 'tool_name') }]
    default:
      throw untranslatable(nameIn(block, 'type'), 'is of a kind that other providers don’t know')
  }
}
