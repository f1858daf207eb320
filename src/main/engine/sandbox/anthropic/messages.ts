import type { ContentBlock, Message } from '@anthropic-ai/sdk/resources/messages'
import { type Answer, answerTo, THOUGHT } from '../answer.ts'
import type { Call } from '../call.ts'
import { anthropicId } from '../identifiers.ts'
import { asObject } from '../json.ts'
import { json, type Reply } from '../reply.ts'
import { messageStreamError } from './errors.ts'
import { messageFrames } from './messages-stream.ts'
import { countedTokens, messagesUsage, readMessages, thinks } from './read-messages.ts'

/** POST /v1/messages */
export function messages(call: Call): Reply {
  const answer = answerTo(readMessages(call.json))
  const message: Message = {
    model: call.model,
    id: anthropicId('msg_'),
    type: 'message',
    role: 'assistant',
    content: contentOf(answer, thoughtOf(call)),
    stop_reason: answer.call ? 'tool_use' : answer.cutShort ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: messagesUsage(call.json, answer),
  }
  if (call.json.stream !== true) return json(message)
  return { kind: 'stream', format: 'sse', frames: messageFrames(message), errorFrame: messageStreamError }
}

/** POST /v1/messages/count_tokens */
export function countTokens(call: Call): Reply {
  return json({ input_tokens: countedTokens(call.json) })
}

/** With `display: omitted` the block is there, signed and empty; the tokens count all the same. */
function thoughtOf(call: Call): ContentBlock[] {
  if (!thinks(call.json)) return []
  const omitted = asObject(call.json.thinking).display === 'omitted'
  return [{ type: 'thinking', thinking: omitted ? '' : THOUGHT, signature: SIGNATURE }]
}

function contentOf(answer: Answer, thought: ContentBlock[]): ContentBlock[] {
  if (!answer.call) return [...thought, { type: 'text', text: answer.text, citations: null }]
  const { name, args } = answer.call
  return [...thought, { type: 'tool_use', id: anthropicId('toolu_'), name, input: args, caller: { type: 'direct' } }]
}

/** Opaque to clients; the real ones are base64 too, and longer. */
const SIGNATURE = Buffer.from('The Waybill sandbox signs its thoughts with this line.'.repeat(4)).toString('base64')
