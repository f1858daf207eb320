import type { LanguageModelV4Content, LanguageModelV4GenerateResult, LanguageModelV4ToolCall } from '@ai-sdk/provider'
import type { AnswerAbout } from '../../../codec.ts'
import type { ToolKinds } from '../tools.ts'
import { annotationsOf } from './annotations.ts'
import { finishReasonOf } from './finish-reason.ts'
import { imagesOf } from './images.ts'
import { detailsOf } from './thoughts.ts'
import { toolCallOf } from './tool-call.ts'
import { usageOf } from './usage.ts'

/** A plain answer's body: `chat.completion`. */
export function completionOf(result: LanguageModelV4GenerateResult, about: AnswerAbout, kinds: ToolKinds) {
  const message = messageOf(result.content, kinds)
  const hasCalls = 'tool_calls' in message || 'function_call' in message
  const finishReason = finishReasonOf(result.finishReason, hasCalls, kinds.areLegacy)
  return {
    id: `chatcmpl-${about.id}`,
    object: 'chat.completion',
    created: Math.floor(about.at / 1000),
    model: result.response?.modelId ?? about.requestModel,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason }],
    usage: usageOf(result.usage),
  }
}

function messageOf(content: readonly LanguageModelV4Content[], kinds: ToolKinds) {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  const thoughts = content.filter((part) => part.type === 'reasoning')
  const calls = content.filter((part) => part.type === 'tool-call').filter((call) => !call.providerExecuted)
  const images = content.flatMap((part) => (part.type === 'file' ? imagesOf(part) : []))
  const details = detailsOf(thoughts)
  const reasoning = thoughts.map((thought) => thought.text).join('')
  return {
    role: 'assistant' as const,
    content: text === '' && (calls.length > 0 || reasoning !== '') ? null : text,
    refusal: null,
    ...(reasoning !== '' && { reasoning_content: reasoning }),
    ...(details.length > 0 && { reasoning_details: details }),
    ...(images.length > 0 && { images }),
    annotations: content.flatMap((part) => (part.type === 'source' ? annotationsOf(part) : [])),
    ...calledOf(calls, kinds),
  }
}

function calledOf(calls: readonly LanguageModelV4ToolCall[], kinds: ToolKinds) {
  const [first] = calls
  if (first === undefined) return {}
  if (kinds.areLegacy) return { function_call: { name: first.toolName, arguments: first.input } }
  return { tool_calls: calls.map((call) => toolCallOf(call, kinds)) }
}
