import type { LanguageModelV4ToolCall } from '@ai-sdk/provider'
import { argumentsOf } from '../../openai/call-arguments.ts'
import { customInputOf } from '../../openai/custom-tools.ts'
import { shellActionOf } from '../tools/local-shell.ts'
import type { ToolKind } from '../tools/tool-kinds.ts'
import type { ItemPlace } from './item.ts'

/** As the client knows the tool: a function, perhaps of a namespace, a custom tool of bare text, or one that the format describes. */
export function callItemOf(call: LanguageModelV4ToolCall, kind: ToolKind, id: string): object {
  const { toolCallId: callId, input } = call
  const about = { id, call_id: callId, status: 'completed' }
  switch (kind.type) {
    case 'function':
      return { type: 'function_call', ...about, ...namesOf(kind), arguments: input }
    case 'custom':
      return { type: 'custom_tool_call', ...about, ...namesOf(kind), input: customInputOf(input) }
    case 'local_shell':
      return { type: 'local_shell_call', ...about, action: shellActionOf(input) }
    case 'tool_search':
      return { type: 'tool_search_call', ...about, execution: 'client', arguments: argumentsOf(input) }
  }
}

/** A function's call before its arguments are there. */
export function begunItemOf(
  callId: string,
  kind: ToolKind & { type: 'function' | 'custom' },
  { id }: ItemPlace,
): object {
  const empty = kind.type === 'function' ? { arguments: '' } : { input: '' }
  const type = kind.type === 'function' ? 'function_call' : 'custom_tool_call'
  return { type, id, call_id: callId, status: 'in_progress', ...namesOf(kind), ...empty }
}

export function idPrefixOf({ type }: ToolKind): string {
  return { function: 'fc', custom: 'ctc', local_shell: 'lsh', tool_search: 'tsc' }[type]
}

function namesOf({ name, namespace }: { name: string; namespace: string | null }) {
  return namespace === null ? { name } : { name, namespace }
}
