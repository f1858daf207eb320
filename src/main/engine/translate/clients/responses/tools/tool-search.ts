import type { LanguageModelV4FunctionTool, LanguageModelV4ToolResultOutput } from '@ai-sdk/provider'
import { type Fields, fieldsListIn, textIn } from '../../../fields/fields.ts'
import { functionToolIn } from '../../openai/function-tools.ts'
import { flatName } from './flat-name.ts'

export const TOOL_SEARCH = 'tool_search'

/** Where the client looks for tools that it has not told of yet (Codex, with many MCP servers). */
export function toolSearchIn(tool: Fields): LanguageModelV4FunctionTool {
  return functionToolIn(tool, TOOL_SEARCH)
}

/** What was found, by the names that can be called from now on. */
export function foundToolsIn(output: Fields): LanguageModelV4ToolResultOutput {
  const names = (fieldsListIn(output, 'tools') ?? []).flatMap((tool) => {
    const name = textIn(tool, 'name') ?? ''
    if (textIn(tool, 'type') !== 'namespace') return [name]
    return (fieldsListIn(tool, 'tools') ?? []).map((inside) => flatName(name, textIn(inside, 'name') ?? ''))
  })
  return { type: 'text', value: names.length === 0 ? 'No tools found.' : `Tools found: ${names.join(', ')}` }
}
