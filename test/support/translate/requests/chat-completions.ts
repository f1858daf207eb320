import type { LanguageModelV4FilePart, LanguageModelV4Message, LanguageModelV4TextPart } from '@ai-sdk/provider'
import type { ModelCall } from '../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../src/main/engine/translate/seals/seal.ts'

type Assistant = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/** A call as a client of Chat Completions would send it: what its codec reads, the other way round. */
export function chatRequestOf(call: ModelCall): Record<string, unknown> {
  return {
    model: 'some-model',
    messages: call.prompt.flatMap(messagesOf),
    max_completion_tokens: call.maxOutputTokens,
    temperature: call.temperature,
    top_p: call.topP,
    stop: call.stopSequences,
    tools: call.tools?.map((tool) => {
      if (tool.type !== 'function') throw new Error('only functions')
      const { name, description, inputSchema: parameters } = tool
      return { type: 'function', function: { name, description, parameters } }
    }),
    tool_choice:
      call.toolChoice?.type === 'tool'
        ? { type: 'function', function: { name: call.toolChoice.toolName } }
        : call.toolChoice?.type,
  }
}

function messagesOf(message: LanguageModelV4Message): object[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.content }]
    case 'user':
      return [{ role: 'user', content: message.content.map(partOf) }]
    case 'assistant':
      return [assistantOf(message.content)]
    case 'tool':
      return message.content.flatMap((part): object[] => {
        if (part.type !== 'tool-result') return []
        const { output, toolCallId: tool_call_id } = part
        if (output.type === 'text') return [{ role: 'tool', tool_call_id, content: output.value }]
        if (output.type !== 'content') throw new Error('only text and content')
        return [{ role: 'tool', tool_call_id, content: output.value.map((inside) => partOf(inside as UserPart)) }]
      })
  }
}

type UserPart = LanguageModelV4TextPart | LanguageModelV4FilePart

function partOf(part: UserPart): object {
  if (part.type === 'text') return { type: 'text', text: part.text }
  if (part.data.type !== 'data') throw new Error('only data')
  return { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.data.data}` } }
}

function assistantOf(content: readonly Assistant[]): object {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  const details = content.flatMap((part) =>
    part.type === 'reasoning'
      ? [{ type: 'reasoning.text', text: part.text, signature: seal(part.providerOptions as never) }]
      : [],
  )
  const calls = content.flatMap((part) => {
    if (part.type !== 'tool-call') return []
    const signature = part.providerOptions?.google?.thoughtSignature
    return [
      {
        id: part.toolCallId,
        type: 'function',
        function: { name: part.toolName, arguments: JSON.stringify(part.input) },
        ...(signature !== undefined && { extra_content: { google: { thought_signature: signature } } }),
      },
    ]
  })
  return {
    role: 'assistant',
    content: text === '' ? null : text,
    ...(details.length > 0 && { reasoning_details: details }),
    ...(calls.length > 0 && { tool_calls: calls }),
  }
}
