import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import { type Answer, bitsOf, piecesOf } from '../answer.ts'
import type { Call } from '../call.ts'
import { openaiId } from '../identifiers.ts'
import { asObject } from '../json.ts'
import type { Frame } from '../reply.ts'
import { chatUsage, choicesOf } from './read-chat.ts'

type Delta = ChatCompletionChunk.Choice.Delta
type Head = Pick<ChatCompletionChunk, 'id' | 'created' | 'model'> & {
  service_tier: 'default'
  system_fingerprint: string
}

/**
 * Role first, then the content, then an empty delta with the finish reason. With `include_usage` each chunk has
 * `usage: null` and one more, without choices, has the usage; without the flag the field is absent. Padding of random
 * length hides the size of the words from who watches the line (platform.openai.com/docs/api-reference/chat/streaming).
 */
export function chatFrames(call: Call, head: Head, answer: Answer): readonly Frame[] {
  const withUsage = asObject(call.json.stream_options).include_usage === true && !call.directives.silent
  const padded = asObject(call.json.stream_options).include_obfuscation !== false
  const chunk = (choices: ChatCompletionChunk['choices']): ChatCompletionChunk => ({
    id: head.id,
    object: 'chat.completion.chunk',
    created: head.created,
    model: head.model,
    service_tier: head.service_tier,
    system_fingerprint: head.system_fingerprint,
    choices,
    ...(withUsage ? { usage: null } : {}),
    ...(padded ? { obfuscation: openaiId('', 1 + Math.floor(Math.random() * 16)) } : {}),
  })
  const indexes = Array.from({ length: choicesOf(call.json) }, (_, index) => index)
  const steps = deltasOf(answer)
  const chunks = steps.flatMap((delta) =>
    indexes.map((index) => chunk([{ index, delta: ownCallId(delta), logprobs: null, finish_reason: null }])),
  )
  const finish_reason = answer.call ? 'tool_calls' : answer.cutShort ? 'length' : 'stop'
  const ends = indexes.map((index) => chunk([{ index, delta: {}, logprobs: null, finish_reason }]))
  const usage = withUsage ? [{ ...chunk([]), usage: chatUsage(call.json, answer) }] : []
  return [...chunks, ...ends, ...usage, '[DONE]'].map((data) => ({ data }))
}

function deltasOf(answer: Answer): readonly Delta[] {
  if (!answer.call) {
    const pieces = piecesOf(answer.text).map((content) => ({ content }))
    return [{ role: 'assistant', content: '', refusal: null }, ...pieces]
  }
  const first = { index: 0, id: '', type: 'function' as const, function: { name: answer.call.name, arguments: '' } }
  const rest = bitsOf(JSON.stringify(answer.call.args)).map((bit) => ({
    tool_calls: [{ index: 0, function: { arguments: bit } }],
  }))
  return [{ role: 'assistant', content: null, tool_calls: [first], refusal: null }, ...rest]
}

/** Each choice calls with an id of its own; only the first delta of a call has one. */
function ownCallId(delta: Delta): Delta {
  if (delta.tool_calls?.[0]?.id === undefined) return delta
  return { ...delta, tool_calls: delta.tool_calls.map((call) => ({ ...call, id: openaiId('call_', 24) })) }
}
