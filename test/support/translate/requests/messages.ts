import type { LanguageModelV4Message, LanguageModelV4ToolResultPart } from '@ai-sdk/provider'
import type { ModelCall } from '../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../src/main/engine/translate/seals/seal.ts'

type Assistant = Extract<LanguageModelV4Message, { role: 'assistant' }>
type File = { readonly mediaType: string; readonly data: { readonly type: string } }

/** A call as a client of Anthropic's would ask for it, with what it was given in earlier answers. */
export function messagesRequestOf({ prompt, tools = [], toolChoice, ...settings }: ModelCall): Record<string, unknown> {
  return {
    model: 'asked-model',
    max_tokens: settings.maxOutputTokens,
    temperature: settings.temperature,
    top_p: settings.topP,
    stop_sequences: settings.stopSequences,
    system: prompt.flatMap((message) => (message.role === 'system' ? [{ type: 'text', text: message.content }] : [])),
    messages: prompt.flatMap(turnOf),
    tools: tools.flatMap((tool) =>
      tool.type === 'function'
        ? [{ name: tool.name, description: tool.description, input_schema: tool.inputSchema }]
        : [],
    ),
    tool_choice: choiceOf(toolChoice),
  }
}

function choiceOf(choice: ModelCall['toolChoice']): object {
  if (choice?.type === 'tool') return { type: 'tool', name: choice.toolName }
  return { type: choice?.type === 'required' ? 'any' : choice?.type }
}

function turnOf(message: LanguageModelV4Message): object[] {
  switch (message.role) {
    case 'system':
      return []
    case 'user':
      return [{ role: 'user', content: message.content.map(blockOf) }]
    case 'assistant':
      return [{ role: 'assistant', content: message.content.flatMap(saidBlocksOf) }]
    case 'tool':
      return [{ role: 'user', content: message.content.map((part) => resultOf(part as LanguageModelV4ToolResultPart)) }]
  }
}

function saidBlocksOf(part: Assistant['content'][number]): object[] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text }]
    case 'reasoning':
      return [{ type: 'thinking', thinking: part.text, signature: seal(part.providerOptions) }]
    case 'tool-call': {
      const data = seal(part.providerOptions)
      const use = { type: 'tool_use', id: part.toolCallId, name: part.toolName, input: part.input }
      return data === null ? [use] : [{ type: 'redacted_thinking', data }, use]
    }
    default:
      throw new Error(`no client says ${part.type}`)
  }
}

function resultOf({ toolCallId, output }: LanguageModelV4ToolResultPart): object {
  const result = { type: 'tool_result', tool_use_id: toolCallId }
  switch (output.type) {
    case 'text':
      return { ...result, content: output.value }
    case 'error-text':
      return { ...result, content: [{ type: 'text', text: output.value }], is_error: true }
    case 'content':
      return { ...result, content: output.value.map((part) => blockOf(part as { type: 'text'; text: string })) }
    default:
      throw new Error(`no client says ${output.type}`)
  }
}

function blockOf(part: { type: 'text'; text: string } | ({ type: 'file' } & File)): object {
  if (part.type === 'text') return { type: 'text', text: part.text }
  const { data } = part.data as { data?: unknown }
  return { type: 'image', source: { type: 'base64', media_type: part.mediaType, data } }
}
