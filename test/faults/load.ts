import { randomInt } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type ClientFormat, clientFormats } from '../../src/shared/wire-formats.ts'
import { ask, type Told } from '../main/engine/privacy/ask.ts'
import { requestIn } from '../main/engine/translate/requests.ts'
import type { Markers } from '../support/markers.ts'
import type { Seen } from '../support/markers-upstream.ts'

/** What each answer says that it used, and what each request asks for at most. */
export const USED_TOKENS = 500
export const MOST_TOKENS = 1000

/** An exchange that a tool has begun; told apart from all others by the name of its tool. */
interface Begun {
  readonly tool: string
  /** What the tool got to read of it; null: nothing happened within the time in which a dead connection is noticed. */
  readonly told: Promise<Told | null>
}

/** Requests of every format, plain and streamed, one after the other in so many lanes, until it is stopped. */
export interface Load {
  readonly begun: readonly Begun[]
  /** Resolves once so many are over, however they ended. */
  hasEnded(count: number): Promise<void>
  stop(): void
}

interface LoadOptions {
  readonly proxy: string
  /** A client key, and the provider that it asks. */
  readonly lanes: readonly { readonly key: string; readonly provider: string }[]
  readonly markers: Markers
  readonly name: string
}

const HUNG_MS = 30_000
const WORK_MS = 60

export function startLoad({ proxy, lanes, markers, name }: LoadOptions): Load {
  const begun: Begun[] = []
  let goesOn = true
  let ended = 0
  let waiting: () => unknown = () => {}
  const work = async (key: string, provider: string): Promise<void> => {
    while (goesOn) {
      const count = begun.length
      const format = clientFormats[count % clientFormats.length] ?? 'messages'
      const isStream = Math.floor(count / clientFormats.length) % 2 === 1
      const tool = `${name}-${count}`
      const { path, body } = requestIn(format, `${provider}/slow`, isStream, saying(format, markers.mark(tool)))
      const headers = { 'content-type': 'application/json', 'user-agent': `${tool}/1.0` }
      const told = unlessHung(ask(proxy, key, { path, body, headers }))
      begun.push({ tool, told })
      await told
      ended += 1
      waiting()
    }
  }
  for (const { key, provider } of lanes) void work(key, provider)
  return {
    begun,
    hasEnded: (count) =>
      new Promise((resolve) => {
        waiting = () => ended >= count && resolve()
        waiting()
      }),
    stop() {
      goesOn = false
    },
  }
}

/** Whether a tool that was told this knows the whole answer: by the end of HTTP's message, or by the stream's own last event. */
export function hasReadAll({ whole, status, body }: Told): boolean {
  const last = body.subarray(-400).toString('latin1')
  return status !== null && (whole || (last.endsWith('\n\n') && LAST_EVENT.test(last)))
}

const LAST_EVENT = /data: \[DONE\]\s+$|event: message_stop\s[^\n]*\s+$|event: response\.completed\s/

export function saying(format: ClientFormat, text: string): object {
  const messages = [{ role: 'user', content: text }]
  switch (format) {
    case 'chat_completions':
      return { messages, max_tokens: MOST_TOKENS }
    case 'responses':
      return { input: text, max_output_tokens: MOST_TOKENS }
    case 'messages':
      return { messages, max_tokens: MOST_TOKENS }
    case 'generate_content':
      return { contents: [{ parts: [{ text }] }], generationConfig: { maxOutputTokens: MOST_TOKENS } }
    default:
      return format satisfies never
  }
}

function unlessHung(told: Promise<Told>): Promise<Told | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), HUNG_MS)
    void told.then((all) => {
      clearTimeout(timer)
      resolve(all)
    })
  })
}

/** A provider that speaks Chat Completions, with a marker in what it says; it takes a little while, so that some are always under way. */
export function answerChat(markers: Markers): (seen: Seen, res: ServerResponse) => void {
  const usage = { prompt_tokens: 3, completion_tokens: USED_TOKENS, total_tokens: USED_TOKENS + 3 }
  return ({ body }, res) => {
    const content = markers.mark('the answer')
    if (!body.includes('"stream":true')) {
      const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
      const said = { id: 'a', object: 'chat.completion', created: 1, model: 'slow', choices, usage }
      res.writeHead(200, { 'content-type': 'application/json' })
      setTimeout(() => res.end(JSON.stringify(said)), randomInt(WORK_MS))
      return
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    const event = (choices: object[], more: object = {}) =>
      res.write(`data: ${JSON.stringify({ id: 'a', created: 1, model: 'slow', choices, ...more })}\n\n`)
    event([{ index: 0, delta: { role: 'assistant', content } }])
    setTimeout(() => {
      event([{ index: 0, delta: {}, finish_reason: 'stop' }])
      event([], { usage })
      res.end('data: [DONE]\n\n')
    }, randomInt(WORK_MS))
  }
}
