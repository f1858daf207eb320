import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { plainAnswer, type ScriptedProvider, startScriptedProvider } from '../../../support/scripted-provider.ts'

const KEY = 'sk-live-0123456789abcdef'
const HELLO = '{"hello":1}'
let upstream: ScriptedProvider
let engine: TestEngine

beforeAll(async () => {
  upstream = await startScriptedProvider(({ socket }) => socket.write(plainAnswer('{}')))
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: KEY })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

const body = '{"model":"gpt-5-mini"}'
const own = () => [`host: 127.0.0.1:${engine.port}`, `authorization: Bearer ${engine.key}`]
const post = () =>
  sendRaw(
    engine.port,
    rawRequest(
      [
        'POST /v1/chat/completions HTTP/1.1',
        ...own(),
        'content-type: application/json',
        `content-length: ${body.length}`,
      ],
      body,
    ),
  )
const openWebSocket = () =>
  sendRaw(
    engine.port,
    rawRequest(['GET /v1/realtime?model=m HTTP/1.1', ...own(), 'connection: Upgrade', 'upgrade: websocket']),
  )
/** The head of an answer, and what follows it. */
const bytes = (status: string, lines: readonly string[] = ['content-length: 11'], rest = HELLO) =>
  `HTTP/1.1 ${status}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${rest}`
const answersWith = (text: string, ends = false) =>
  upstream.answerWith(({ socket }) => {
    socket.write(text, 'latin1')
    if (ends) socket.end()
  })

const broken: readonly (readonly [string, string])[] = [
  ['a control character in its status line', bytes('200 O\x01K')],
  ['a NUL in its status line', bytes('200 O\0K')],
  ['a status of nothing', bytes('000 X')],
  ['a status below all that there are', bytes('099 X')],
  ['a status without digits', bytes('2x0 X')],
  ['another version', `HTTP/3.0 200 OK\r\ncontent-length: 11\r\n\r\n${HELLO}`],
  ['no head at all, as HTTP/0.9', HELLO],
  ['another protocol that nobody asked for', bytes('101 Switching Protocols', ['connection: upgrade', 'upgrade: x'])],
  ['another protocol without a name', bytes('101 Switching Protocols', [], bytes('200 OK'))],
  ['a length twice', bytes('200 OK', ['content-length: 11', 'content-length: 11'])],
  ['two lengths', bytes('200 OK', ['content-length: 11', 'content-length: 1'])],
  ['a list of lengths', bytes('200 OK', ['content-length: 11, 11'])],
  ['a length with a sign', bytes('200 OK', ['content-length: +11'])],
  ['a length beyond all numbers', bytes('200 OK', ['content-length: 99999999999999999999'])],
  ['a length and chunks', bytes('200 OK', ['content-length: 11', 'transfer-encoding: chunked'], '0\r\n\r\n')],
  ['a coding in which a key could hide', bytes('200 OK', ['transfer-encoding: gzip, chunked'], '0\r\n\r\n')],
  ['chunks twice', bytes('200 OK', ['transfer-encoding: chunked, chunked'], '0\r\n\r\n')],
  ['a head beyond all limits', bytes('200 OK', [`x-a: ${'b'.repeat(20_000)}`, 'content-length: 11'])],
  ['more headers than are read', bytes('200 OK', [...Array<string>(3000).fill('a:'), 'content-length: 11'])],
  ['a header without a name', bytes('200 OK', [': x', 'content-length: 11'])],
  ['a space before a colon', bytes('200 OK', ['content-length : 11'])],
  ['a NUL in a header', bytes('200 OK', ['x-a: b\0c', 'content-length: 11'])],
  ['a bare carriage return in a header', bytes('200 OK', ['x-a: b\rc: d', 'content-length: 11'])],
  ['a folded header', bytes('200 OK', ['x-a: b', ' c', 'content-length: 11'])],
]

describe('an answer that breaks the rules of HTTP', () => {
  it.each(broken)('is told of as such, and the next request is served: %s', async (_what, text) => {
    const closed = engine.nextClosed()
    answersWith(text, true)
    const answer = await post()
    expect(answer).toMatchObject({ status: 502 })
    expect(answer.body).not.toContain('hello')
    expect(await await closed).toMatchObject({ error_type: 'provider_unreachable', ended_by: 'upstream' })
    answersWith(plainAnswer('{}').toString())
    expect(await post()).toMatchObject({ status: 200, body: '{}' })
  })

  it.each(broken)('does not end a WebSocket’s client in a hang either: %s', async (_what, text) => {
    answersWith(text, true)
    await openWebSocket()
    answersWith(plainAnswer('{}').toString())
    expect(await post()).toMatchObject({ status: 200, body: '{}' })
  })
})

describe('an answer that says more, or less, than it should', () => {
  it.each([
    [
      'has names of prototypes',
      ['__proto__: a', 'constructor: b', 'hasOwnProperty: c', 'toString: d', 'content-length: 11'],
    ],
    ['names its own headers as those of the connection', ['connection: content-length, x', 'content-length: 11']],
    ['knows no end of names', Array.from({ length: 900 }, (_, i) => `x-${i}: y`).concat('content-length: 11')],
    ['has text that is not ASCII', ['x-a: \x80\xff\xe9', 'content-length: 11']],
  ])('passes as it is: it %s', async (_what, lines) => {
    answersWith(bytes('200 OK', lines))
    const answer = await post()
    expect(answer.status).toBe(200)
    expect(answer.body).toContain(HELLO)
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })

  it('shows the key in no header, be it in a value, a name, a status or a trailer', async () => {
    const lines = [`x-a: ${KEY}`, `x-${KEY}: b`, 'transfer-encoding: chunked', 'trailer: x-t']
    answersWith(bytes(`200 ${KEY}`, lines, `b\r\n${HELLO}\r\n0\r\nx-t: ${KEY}\r\n\r\n`))
    const answer = await post()
    expect(answer.status).toBe(200)
    expect(answer.head + answer.body).not.toContain(KEY)
    expect(answer.body).toContain(HELLO)
  })

  it('may be preceded by any number of words that are no answer, of which none reaches the client', async () => {
    const early =
      bytes('100 Continue', [], '').repeat(2000) + bytes('103 Early Hints', [`link: ${KEY}`], '').repeat(500)
    answersWith(early + bytes('200 OK'))
    const answer = await post()
    expect([answer.status, answer.body]).toEqual([200, HELLO])
    expect(answer.head).not.toContain('Hints')
  })

  it.each([
    ['a length', bytes('200 OK', ['content-length: 12'])],
    ['chunks', bytes('200 OK', ['transfer-encoding: chunked'], `b\r\n${HELLO}\r\n`)],
    [
      'a chunk that ends in something else',
      bytes('200 OK', ['transfer-encoding: chunked'], `b\r\n${HELLO}xx0\r\n\r\n`),
    ],
    ['a chunk of no size', bytes('200 OK', ['transfer-encoding: chunked'], `b\r\n${HELLO}\r\nzz\r\n\r\n`)],
  ])('does not look complete where it is not: by %s', async (_what, text) => {
    const closed = engine.nextClosed()
    answersWith(text, true)
    const { head, body: told } = await post()
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    expect(length === undefined ? told.endsWith('0\r\n\r\n') : told.length >= Number(length)).toBe(false)
    expect(await await closed).toMatchObject({ ended_by: 'upstream' })
  })

  it.each(['204 No Content', '304 Not Modified'])('has no body where there is none: %s', async (status) => {
    answersWith(bytes(status))
    const answer = await post()
    expect(answer).toMatchObject({ status: Number(status.slice(0, 3)), body: '' })
    if (answer.status === 204) expect(answer.header('content-length')).toBeNull()
    answersWith(plainAnswer('{}').toString())
    expect(await post()).toMatchObject({ status: 200, body: '{}' })
  })
})
