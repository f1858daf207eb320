import { choiceIn, type Fields, fieldsIn, needed, textIn } from '../../../fields/fields.ts'
import { untranslatable } from '../../../untranslatable.ts'
import { argumentsOf } from '../../openai/call-arguments.ts'
import { flatName } from '../tools/flat-name.ts'
import { LOCAL_SHELL, shellInputIn } from '../tools/local-shell.ts'
import { foundToolsIn, TOOL_SEARCH } from '../tools/tool-search.ts'
import { partsIn, resultIn, textOf } from './content.ts'
import type { Reading } from './reading.ts'
import { readThoughts } from './thoughts.ts'

/** What OpenAI's own tools did in earlier turns: the answers that followed tell of it. */
const PASSED_OVER = new Set([
  'apply_patch_call',
  'apply_patch_call_output',
  'code_interpreter_call',
  'computer_call',
  'computer_call_output',
  'configuration_update',
  'file_search_call',
  'image_generation_call',
  'mcp_approval_request',
  'mcp_approval_response',
  'mcp_call',
  'mcp_list_tools',
  'program',
  'program_output',
  'shell_call',
  'shell_call_output',
  'web_search_call',
])

const ROLES = ['system', 'developer', 'user', 'assistant'] as const

export function readItem(item: Fields, reading: Reading): void {
  const type = textIn(item, 'type') ?? 'message'
  switch (type) {
    case 'message':
      readMessage(item, reading)
      break
    case 'reasoning':
      readThoughts(item, reading)
      break
    case 'function_call':
      readCall(item, nameIn(item), argumentsOf(textIn(item, 'arguments') ?? ''), reading)
      break
    case 'custom_tool_call':
      readCall(item, nameIn(item), { input: needed(textIn(item, 'input'), item, 'input') }, reading)
      break
    case 'local_shell_call':
      readCall(item, LOCAL_SHELL, shellInputIn(item), reading)
      break
    case 'tool_search_call':
      // Without an id the search was OpenAI's own; so with its output.
      if (textIn(item, 'call_id') === undefined) reading.drop('input.tool_search_call')
      else readCall(item, TOOL_SEARCH, fieldsIn(item, 'arguments')?.values ?? {}, reading)
      break
    case 'tool_search_output':
      reading.toolLists.push(item)
      if (textIn(item, 'call_id') === undefined) reading.drop('input.tool_search_output')
      else readResult(item, foundToolsIn(item), reading)
      break
    case 'function_call_output':
    case 'custom_tool_call_output':
    case 'local_shell_call_output':
      readResult(item, resultIn(item), reading)
      break
    case 'additional_tools':
      reading.toolLists.push(item)
      break
    case 'item_reference':
    case 'compaction':
    case 'compaction_trigger':
      throw untranslatable(`input.${type}`, 'is kept at OpenAI alone')
    default:
      reading.drop(PASSED_OVER.has(type) ? `input.${type}` : 'input')
  }
}

function readMessage(item: Fields, { conversation }: Reading): void {
  const role = needed(choiceIn(item, 'role', ROLES), item, 'role')
  if (role === 'user') conversation.user(partsIn(item, 'content'))
  else if (role === 'assistant') conversation.assistant({ type: 'text', text: textOf(item) })
  else conversation.system(textOf(item))
}

function readCall(item: Fields, toolName: string, input: unknown, { conversation, seal }: Reading): void {
  const toolCallId = needed(textIn(item, 'call_id'), item, 'call_id')
  conversation.assistant({ type: 'tool-call', toolCallId, toolName, input, ...seal.take() })
}

function readResult(item: Fields, output: ReturnType<typeof resultIn>, { conversation }: Reading): void {
  // The format names a local shell's call by `id`; Codex says `call_id` everywhere.
  const callId = textIn(item, 'call_id') ?? needed(textIn(item, 'id'), item, 'call_id')
  if (!conversation.result(callId, output)) throw untranslatable('input[].call_id', 'answers no tool call before it')
}

function nameIn(item: Fields): string {
  return flatName(textIn(item, 'namespace') ?? null, needed(textIn(item, 'name'), item, 'name'))
}
