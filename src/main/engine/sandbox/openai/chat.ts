import type { ChatCompletion } from 'openai/resources/chat/completions'
import { type Answer, answerTo } from '../answer.ts'
import { type Call, unixSeconds } from '../call.ts'
import { openaiId } from '../identifiers.ts'
import { json, type Reply } from '../reply.ts'
import { chatFrames } from './chat-stream.ts'
import { chatStreamError } from './errors.ts'
import { chatUsage, choicesOf, readChat } from './read-chat.ts'

/** POST /v1/chat/completions */
export function chat(call: Call): Reply {
  const answer = answerTo(readChat(call.json))
  const head = {
    id: openaiId('chatcmpl-', 29),
    created: unixSeconds(),
    model: call.model,
    service_tier: 'default' as const,
    system_fingerprint: 'fp_5a4db0c5a1',
  }
  if (call.json.stream === true) {
    return { kind: 'stream', format: 'sse', frames: chatFrames(call, head, answer), errorFrame: chatStreamError }
  }
  return json({
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: head.model,
    choices: Array.from({ length: choicesOf(call.json) }, (_, index) => choiceOf(answer, index)),
    usage: chatUsage(call.json, answer),
    service_tier: head.service_tier,
    system_fingerprint: head.system_fingerprint,
  } satisfies ChatCompletion)
}

function choiceOf(answer: Answer, index: number): ChatCompletion.Choice {
  const message = { role: 'assistant' as const, refusal: null, annotations: [] }
  if (!answer.call) {
    const finish_reason = answer.cutShort ? 'length' : 'stop'
    return { index, message: { ...message, content: answer.text }, logprobs: null, finish_reason }
  }
  const { name, args } = answer.call
  const toolCall = {
    id: openaiId('call_', 24),
    type: 'function' as const,
    function: { name, arguments: JSON.stringify(args) },
  }
  return {
    index,
    message: { ...message, content: null, tool_calls: [toolCall] },
    logprobs: null,
    finish_reason: 'tool_calls',
  }
}
