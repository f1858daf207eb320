import type { Contender } from '../contenders/contender.ts'

const text = 'w'.repeat(600)
const used = {
  prompt_tokens: 500,
  completion_tokens: 150,
  total_tokens: 650,
  prompt_tokens_details: { cached_tokens: 0 },
}
const bodies: Readonly<Record<Contender['format'], object>> = {
  chat_completions: {
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'gpt-5-mini',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: used,
  },
  messages: {
    id: 'msg_bench',
    type: 'message',
    role: 'assistant',
    model: 'claude-haiku-4-5',
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 500, output_tokens: 150 },
  },
}

/** An answer of 0.9 KB with its head, in that format. */
export function wholeAnswer(format: Contender['format']): Buffer {
  const body = JSON.stringify(bodies[format])
  return Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
