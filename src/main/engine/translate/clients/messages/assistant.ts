import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { type Fields, fieldsIn, givenOf, needed, textIn } from '../../fields/fields.ts'
import { optionsOf } from './anthropic-options.ts'
import { blocksIn } from './blocks.ts'
import { passOver } from './server-blocks.ts'
import { textOf } from './sources.ts'
import { hiddenThoughtOf, marksCall, thoughtOf } from './thoughts.ts'

type Part = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/** `called` learns the calls of this turn. */
export function assistantPartsOf(turn: Fields, called: Map<string, string>, dropped: Set<string>): Part[] {
  let mark: SharedV4ProviderOptions | null = null
  return blocksIn(turn, 'content').flatMap((block): Part[] => {
    const type = textIn(block, 'type')
    switch (type) {
      case 'text':
        // They point into results of Anthropic's own tools.
        for (const field of givenOf(block, ['citations'])) dropped.add(field)
        return textIn(block, 'text') === '' ? [] : [textOf(block)]
      case 'thinking': {
        const thought = thoughtOf(block)
        return thought === null ? [] : [thought]
      }
      case 'redacted_thinking': {
        const providerOptions = hiddenThoughtOf(block)
        if (!marksCall(providerOptions)) return [{ type: 'reasoning', text: '', providerOptions }]
        mark = providerOptions
        return []
      }
      case 'tool_use': {
        const options = { ...mark, ...optionsOf(block).providerOptions }
        mark = null
        return [toolCallOf(block, called, options)]
      }
      case 'compaction': {
        // Anthropic's summary of what went before.
        const text = textIn(block, 'content') ?? ''
        return text === '' ? [] : [{ type: 'text', text }]
      }
      default:
        passOver(block, type, dropped)
        return []
    }
  })
}

function toolCallOf(block: Fields, called: Map<string, string>, options: SharedV4ProviderOptions): Part {
  const toolCallId = needed(textIn(block, 'id'), block, 'id')
  const toolName = needed(textIn(block, 'name'), block, 'name')
  called.set(toolCallId, toolName)
  const input = fieldsIn(block, 'input')?.values ?? {}
  const providerOptions = Object.keys(options).length === 0 ? {} : { providerOptions: options }
  return { type: 'tool-call', toolCallId, toolName, input, ...providerOptions }
}
