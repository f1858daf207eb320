import type { Contender } from '../contenders/contender.ts'

export interface Asked {
  /** Of the prompt, at four characters each. */
  readonly tokens: number
  readonly isStream: boolean
}

const SENTENCE =
  'The parcel left the warehouse on Tuesday and is on its way to you; it will take about three days more. '
const TURN_TOKENS = 1000

/** A conversation of that many tokens, a thousand in each turn, as a tool sends it again with every question. */
export function requestTo({ url, format, headers }: Contender, { tokens, isStream }: Asked) {
  const turns = Math.max(1, Math.round(tokens / TURN_TOKENS))
  const content = SENTENCE.repeat(Math.ceil((tokens * 4) / turns / SENTENCE.length)).slice(0, (tokens * 4) / turns)
  const messages = Array.from({ length: turns }, (_, turn) => ({
    role: (turns - turn) % 2 === 1 ? 'user' : 'assistant',
    content,
  }))
  const isMessages = format === 'messages'
  const body = JSON.stringify({
    model: isMessages ? 'claude-haiku-4-5' : 'gpt-5-mini',
    // Before the messages, so that the upstream finds it in the first bytes.
    ...(isStream ? { stream: true } : {}),
    ...(isMessages ? { max_tokens: 900 } : {}),
    messages,
  })
  const target = new URL(isMessages ? '/v1/messages' : '/v1/chat/completions', url)
  return { target, headers: { ...headers, 'content-type': 'application/json' }, body }
}
