import { writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askOf, dialects, refusalIn, type SpokenDialect } from '../main/engine/bad-input/tool.ts'
import { CA, EXPIRED_TLS, OTHER_TLS, PROVIDER_TLS } from '../main/engine/hostile/certificates.ts'
import { ask } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { startUpstream, type Upstream } from '../support/markers-upstream.ts'
import { type Call, plainAnswer, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { tell } from '../support/tell.ts'
import { bounded } from './cutting.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
})
afterEach(async () => {
  for (const kind of dialects) await engine.core.client.providers.remove({ name: kind })
  await engine.core.client.settings.set({ name: 'extra_ca_file', value: null })
})
afterAll(() => engine.stop())

/** The three providers at one origin, however it is reached. */
async function addAt(origin: string): Promise<void> {
  for (const [kind, version] of Object.entries({ openai: '/v1', anthropic: '', gemini: '/v1beta' })) {
    await engine.core.client.providers.add({
      kind,
      base_url: origin + version,
      key: 'sk-provider-0123456789-abcdefghij',
    })
  }
}

/** What a tool is told, and the row: both have to say why. */
async function toldOf(dialect: SpokenDialect, model?: string) {
  const had = await bounded(
    ask(engine.proxy, engine.key, askOf(dialect, { provider: model ? '' : dialect, ...(model ? { model } : {}) })),
  )
  tell({ tried: 1, hung: had === null ? 1 : 0 })
  if (had === null) throw new Error('it hung')
  const [row] = await engine.rows()
  return { ...refusalIn(dialect, had), had, row }
}

const unreachable = { error_type: 'provider_unreachable', ended_by: 'upstream', status_code: 502 }

describe.each(dialects)('to a tool of %s', (dialect) => {
  it.each([
    ['expired', EXPIRED_TLS, /CERT_HAS_EXPIRED/],
    ['of another host', OTHER_TLS, /ERR_TLS_CERT_ALTNAME_INVALID/],
    ['of an authority that nobody knows', PROVIDER_TLS, /UNABLE_TO_VERIFY_LEAF_SIGNATURE/],
  ])('a certificate that is %s is told as such', async (what, tls, code) => {
    const upstream: Upstream = await startUpstream(undefined, { tls })
    const file = join(engine.dataDirectory, 'ca.pem')
    writeFileSync(file, CA)
    if (!what.includes('nobody')) await engine.core.client.settings.set({ name: 'extra_ca_file', value: file })
    await addAt(upstream.origin)
    const { status, message, row } = await toldOf(dialect)
    expect([status, row?.error_type, row?.ended_by]).toEqual([502, 'provider_certificate', 'upstream'])
    expect(message).toMatch(code)
    expect(upstream.seen).toEqual([])
    await upstream.close()
  })

  it.each<readonly [string, (socket: Socket) => void, RegExp]>([
    ['resets in the handshake', (socket) => socket.resetAndDestroy(), /closed the connection/],
    ['ends in the handshake', (socket) => socket.end(), /closed the connection/],
    ['speaks no TLS', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /does not speak TLS as it should/],
    ['writes garbage', (socket) => socket.write('\x16\x03\x01garbage'.repeat(99)), /does not speak TLS as it should/],
  ])('a server that %s is told as such', async (_what, does, words) => {
    const provider = await startScriptedProvider(() => {})
    provider.onConnection((socket) => socket.once('data', () => does(socket)))
    await addAt(provider.origin.replace('http:', 'https:'))
    const { status, message, row } = await toldOf(dialect)
    expect([status, row]).toEqual([502, expect.objectContaining(unreachable)])
    expect(message).toMatch(words)
    await provider.close()
  })
})

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`

describe('a provider that answers in no HTTP', () => {
  let provider: ScriptedProvider
  beforeEach(async () => {
    provider = await startScriptedProvider(() => {})
    await addAt(provider.origin)
  })
  afterEach(() => provider.close())
  const says = (text: string) => (call: Call) => void call.socket.write(text, 'latin1')

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['a page without a head', '<html>Hello</html>\r\n\r\n'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a version that there is not', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['no number as status', 'HTTP/1.1 OK 200\r\n\r\n'],
    ['a status of four digits', 'HTTP/1.1 2000 OK\r\n\r\n'],
    ['headers without end', `${OK}${'x-more: and more\r\n'.repeat(5000)}`],
    ['a header without end', `${OK}x-more: ${'and more '.repeat(50_000)}`],
    ['a header with a zero byte', `${OK}x-more: a\0b\r\ncontent-length: 2\r\n\r\n{}`],
    ['a name with a space', `${OK}x more: a\r\ncontent-length: 2\r\n\r\n{}`],
    ['two lengths', `${OK}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    ['a length and chunks', `${OK}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['a length below zero', `${OK}content-length: -2\r\n\r\n{}`],
    ['a length beyond all numbers', `${OK}content-length: 99999999999999999999999\r\n\r\n{}`],
    [
      'another protocol from here on',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n',
    ],
    ['that it will go on, without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(20_000)],
  ])('but says %s is told as unreachable', async (_what, text) => {
    provider.answerWith((call) => call.socket.write(text, 'latin1', () => call.socket.end()))
    const { status, message, row } = await toldOf('openai')
    expect([status, row]).toEqual([502, expect.objectContaining(unreachable)])
    expect(message).toMatch(/closed the connection|breaks the rules of HTTP|head of its answer is too large/)
    provider.answerWith(({ socket }) => socket.write(plainAnswer('{}')))
    expect((await ask(engine.proxy, engine.key, askOf('openai', { provider: 'openai' }))).status).toBe(200)
  })

  it.each([
    ['a chunk of no size', `${CHUNKED}zz\r\n{}\r\n0\r\n\r\n`],
    ['a chunk larger than all numbers', `${CHUNKED}fffffffffffffffffff\r\n{}\r\n0\r\n\r\n`],
    ['a chunk that is longer than it says', `${CHUNKED}2\r\n{}xx\r\n0\r\n\r\n`],
    ['a chunk’s extension without end', `${CHUNKED}2;${'a=b;'.repeat(20_000)}`],
    ['trailers without end', `${CHUNKED}2\r\n{}\r\n0\r\n${'x-more: and more\r\n'.repeat(5000)}`],
  ])('in the middle, by %s, breaks the answer off', async (_what, text) => {
    provider.answerWith(says(text))
    const had = await bounded(ask(engine.proxy, engine.key, askOf('openai', { provider: 'openai' })))
    tell({ hung: had === null ? 1 : 0 })
    expect(had?.whole && had.status === 200).toBeFalsy()
    expect((await engine.rows())[0]).toMatchObject({ ended_by: 'upstream' })
  })

  it('but sends a hundred hints before its answer is heard out', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100)
    provider.answerWith(({ socket }) => socket.write(Buffer.concat([Buffer.from(hints), plainAnswer('{}')])))
    const had = await bounded(ask(engine.proxy, engine.key, askOf('openai', { provider: 'openai' })))
    expect([had?.status, had?.body.toString()]).toEqual([200, '{}'])
  })

  it('but two answers to one request: the second is nobody’s', async () => {
    const two = Buffer.concat([plainAnswer('{"first":1}'), plainAnswer('{"second":2}')])
    provider.answerWith(({ socket }) => socket.write(two))
    const told = () => ask(engine.proxy, engine.key, askOf('openai', { provider: 'openai' }))
    expect((await told()).body.toString()).toBe('{"first":1}')
    expect((await told()).body.toString()).toBe('{"first":1}')
  })
})
