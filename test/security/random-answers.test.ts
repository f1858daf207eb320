import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ask, JSON_TYPE } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { plainAnswer, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { holds, rounds } from '../support/tell.ts'
import { chunksOf, cuts, headerLines, noise, writePieces } from './random-bytes.ts'

// A thousand cases, where others use the processors as well.
vi.setConfig({ testTimeout: 180_000 })

const KEY = 'sk-live-0123456789abcdef'
let provider: ScriptedProvider
let engine: TestEngine

beforeAll(async () => {
  provider = await startScriptedProvider(({ socket }) => socket.write(plainAnswer('{}')))
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
})
afterAll(async () => {
  await engine.stop()
  await provider.close()
})

/** As OpenAI's client asks, and in two formats that are translated for it. */
const dialects = [
  { path: '/v1/chat/completions', body: { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] } },
  { path: '/v1/responses', body: { model: 'gpt-5-mini', input: 'Hello' } },
  {
    path: '/v1/messages',
    body: { model: 'openai/gpt-5-mini', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] },
  },
  {
    path: '/v1beta/models/openai%2Fgpt-5-mini:streamGenerateContent?alt=sse',
    body: { contents: [{ parts: [{ text: 'Hi' }] }] },
  },
] as const
const asks = fc.tuple(fc.constantFrom(...dialects), fc.boolean()).map(([{ path, body }, stream]) => ({
  path,
  headers: JSON_TYPE,
  body: JSON.stringify({ ...body, ...(path.startsWith('/v1beta') ? {} : { stream }) }),
}))

/** Gives these bytes for an answer, in pieces, and hangs up. */
function answersWith(text: string, parts: readonly number[]): void {
  provider.answerWith(({ socket }) => void writePieces(socket, text, parts).then(() => socket.end()))
}

async function servesTheNext(): Promise<void> {
  provider.answerWith(({ socket }) => socket.write(plainAnswer('{"own":1}')))
  const told = await ask(engine.proxy, engine.key, { path: '/v1/files', method: 'GET' })
  expect([told.status, told.body.toString()]).toEqual([200, '{"own":1}'])
}

const statusLine = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 500 No', 'HTTP/1.1 429 Wait', 'HTTP/1.0 200 OK'),
  },
  fc.constantFrom(
    'HTTP/1.1 101 X',
    'HTTP/1.1 100 X',
    'HTTP/1.1 204 X',
    'HTTP/1.1 304 X',
    'HTTP/1.1 000',
    'HTTP/1.1 999 X',
    '',
  ),
  noise(20).map((phrase) => `HTTP/1.1 200 ${phrase}`),
  noise(30),
)
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('{"choices":[{"delta":{"content":"a"}}]}', '[DONE]', '{"usage":{"total_tokens":1e999}}'),
  },
  fc.constantFrom(
    `{"choices":[{"index":0,"delta":{"content":"${KEY}"}}]}`,
    '{"__proto__":{"a":1}}',
    '{"choices":{}}',
    'null',
    '[[[[',
  ),
  fc.json({ maxDepth: 3 }),
  noise(60),
)
const eventLine = fc.oneof(
  { weight: 6, arbitrary: event.map((said) => `data: ${said}`) },
  fc.constantFrom(
    ': ping',
    'event: message_start',
    'event: error',
    'id: \0',
    'retry: -1',
    'data',
    '\xef\xbb\xbfdata: {}',
    'data:\xff\xfe\x80',
  ),
  fc.constant(`data: ${'x'.repeat(70_000)}`),
  noise(30),
)
const streamEnd = fc.constantFrom('\n\n', '\r\n\r\n', '\r\r', '\n', '\r\n', '\r', '')
const events = fc
  .array(fc.tuple(eventLine, streamEnd), { minLength: 1, maxLength: 8 })
  .map((lines) => lines.map((parts) => parts.join('')).join(''))

describe('whatever a provider answers', () => {
  it('ends in an answer or a cut, shows no key, and the next request gets its own', async () => {
    const body = fc.oneof(
      noise(100),
      events,
      events.chain(chunksOf),
      fc.constant(plainAnswer(`{"a":"${KEY}"}`).toString()),
    )
    await holds(
      fc.asyncProperty(asks, statusLine, headerLines(5), body, cuts, async (asked, status, lines, rest, parts) => {
        answersWith(`${status}\r\n${lines}\r\n${rest}`, parts)
        const told = await ask(engine.proxy, engine.key, asked)
        expect(JSON.stringify(told.rawHeaders) + told.message + told.body.toString('latin1')).not.toContain(KEY)
        await servesTheNext()
      }),
      rounds(120, 1000),
    )
    expect((await engine.rows()).every(({ ended_by }) => ended_by !== null)).toBe(true)
  })
})

describe('a stream of events, however it is written and cut', () => {
  it('passes as it is, but for the key', async () => {
    const framed = events.chain((text) => fc.tuple(fc.constant(text), chunksOf(text)))
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
    const asked = {
      ...dialects[0],
      headers: JSON_TYPE,
      body: JSON.stringify({ ...dialects[0].body, stream_options: { include_usage: true }, stream: true }),
    }
    await holds(
      fc.asyncProperty(framed, cuts, async ([text, chunks], parts) => {
        answersWith(head + chunks, parts)
        const told = await ask(engine.proxy, engine.key, asked)
        expect(told.whole).toBe(true)
        expect(told.body.toString('latin1')).toBe(text.replaceAll(KEY, '*'.repeat(KEY.length)))
      }),
      rounds(100, 1000),
    )
  })

  it('never looks whole in any format where its connection was lost', async () => {
    const framed = events.chain((text) => chunksOf(text))
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
    await holds(
      fc.asyncProperty(asks, framed, cuts, async (asked, chunks, parts) => {
        provider.answerWith(async ({ socket }) => {
          // Without the empty line behind its last chunk.
          await writePieces(socket, head + chunks.slice(0, -2), parts)
          socket.resetAndDestroy()
        })
        const closed = engine.nextClosed()
        const told = await ask(engine.proxy, engine.key, asked)
        const { ended_by } = await await closed
        // Where the stream's own last word had passed, or its format has a word for errors, its end may be clean.
        const hasSaidSo = ended_by === 'complete' || /error/i.test(told.body.toString())
        expect(told.whole && told.status === 200 && !hasSaidSo).toBe(false)
      }),
      rounds(60, 600),
    )
    await servesTheNext()
  })

  it('costs no memory that lasts, however long its lines are', async () => {
    const line = `data: ${'x'.repeat(64 * 1024)}`
    provider.answerWith(async ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n')
      for (let i = 0; i < 1000; i++) if (!socket.write(line)) await once(socket, 'drain')
      socket.end()
    })
    const before = process.memoryUsage().rss
    const told = await ask(engine.proxy, engine.key, {
      ...dialects[0],
      headers: JSON_TYPE,
      body: JSON.stringify(dialects[0].body),
    })
    expect(told.body.length).toBe(1000 * line.length)
    // The test holds all of it itself, twice for a moment.
    expect(process.memoryUsage().rss - before).toBeLessThan(6 * told.body.length)
  })
})
