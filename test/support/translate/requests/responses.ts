import type { LanguageModelV4FilePart, LanguageModelV4Message, LanguageModelV4TextPart } from '@ai-sdk/provider'
import { callSealOf } from '../../../../src/main/engine/translate/clients/responses/call-seal.ts'
import type { ModelCall } from '../../../../src/main/engine/translate/codec.ts'
import { seal } from '../../../../src/main/engine/translate/seals/seal.ts'

type Assistant = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/** A call as a client of Responses would send it: what its codec reads, the other way round. */
export function responsesRequestOf(call: ModelCall): Record<string, unknown> {
  return {
    model: 'some-model',
    input: call.prompt.flatMap(itemsOf),
    max_output_tokens: call.maxOutputTokens,
    temperature: call.temperature,
    top_p: call.topP,
    tools: call.tools?.map((tool) => {
      if (tool.type !== 'function') throw new Error('only functions')
      const { name, description, inputSchema: parameters } = tool
      return { type: 'function', name, description, parameters }
    }),
    tool_choice:
      call.toolChoice?.type === 'tool' ? { type: 'function', name: call.toolChoice.toolName } : call.toolChoice?.type,
  }
}

function itemsOf(message: LanguageModelV4Message): object[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'developer', content: message.content }]
    case 'user':
      return [{ type: 'message', role: 'user', content: message.content.map(partOf) }]
    case 'assistant':
      return message.content.flatMap(saidOf)
    case 'tool':
      return message.content.flatMap((part): object[] => {
        if (part.type !== 'tool-result') return []
        const { output, toolCallId: call_id } = part
        if (output.type === 'text') return [{ type: 'function_call_output', call_id, output: output.value }]
        if (output.type !== 'content') throw new Error('only text and content')
        const parts = output.value.map((inside) => partOf(inside as UserPart))
        return [{ type: 'function_call_output', call_id, output: parts }]
      })
  }
}

type UserPart = LanguageModelV4TextPart | LanguageModelV4FilePart

function partOf(part: UserPart): object {
  if (part.type === 'text') return { type: 'input_text', text: part.text }
  if (part.data.type !== 'data') throw new Error('only data')
  return { type: 'input_image', detail: 'auto', image_url: `data:${part.mediaType};base64,${part.data.data}` }
}

function saidOf(part: Assistant): object[] {
  switch (part.type) {
    case 'text':
      return [
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: part.text, annotations: [] }] },
      ]
    case 'reasoning': {
      const encrypted_content = seal(part.providerOptions as never)
      return [{ type: 'reasoning', summary: [{ type: 'summary_text', text: part.text }], encrypted_content }]
    }
    case 'tool-call': {
      const sealed = callSealOf(part.providerOptions as never)
      const call = { type: 'function_call', call_id: part.toolCallId, name: part.toolName }
      return [
        ...(sealed === null ? [] : [{ type: 'reasoning', summary: [], encrypted_content: sealed }]),
        { ...call, arguments: JSON.stringify(part.input) },
      ]
    }
    default:
      throw new Error('only what is said in conversations')
  }
}
