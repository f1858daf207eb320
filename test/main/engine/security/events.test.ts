import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SecurityEvent } from '../../../../src/shared/contract/security.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

const KEY = 'sk-live-0123456789-abcdefghijkl'
const BODY = '{"model":"gpt-5-mini","messages":[{"role":"user","content":"Hello"}]}'

let engine: TestEngine
let provider: TestProvider

beforeAll(async () => {
  provider = await startProvider({ apiKey: KEY })
  engine = await startEngine()
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
})
afterAll(async () => {
  await engine.stop()
  await provider.close()
})

/** A good request but for what is said. */
interface Said {
  readonly line?: string
  readonly host?: string
  readonly key?: string | null
  readonly lines?: readonly string[]
  readonly body?: string
}
function send({ line = 'POST /v1/chat/completions HTTP/1.1', host, key = engine.key, lines = [], body = BODY }: Said) {
  const head = [
    line,
    `host: ${host ?? `127.0.0.1:${engine.port}`}`,
    'user-agent: tried-it/1.0',
    'content-type: application/json',
    ...(key === null ? [] : [`authorization: Bearer ${key}`]),
    ...(lines.some((own) => /^transfer-encoding/i.test(own)) ? [] : [`content-length: ${body.length}`]),
    ...lines,
  ]
  return sendRaw(engine.port, rawRequest(head, body))
}

const events = () => engine.core.client.security.events({ limit: 1000 })

/** What was noted during this work, oldest first. */
async function noted(work: () => Promise<unknown>): Promise<SecurityEvent[]> {
  const before = new Set((await events()).map(({ id }) => id))
  await work()
  return (await events()).filter(({ id }) => !before.has(id)).reverse()
}

async function newKey(name: string) {
  return engine.core.client.clientKeys.create({ name })
}

const NOTHING = { client_key_id: null, detail: null, tool: 'tried-it', peer_port: expect.any(Number), count: 1 }

test.each<[string, string, Said]>([
  ['a host that nobody here goes by', 'host_refused', { host: 'evil.test' }],
  ['a web page', 'origin_refused', { lines: ['origin: http://evil.test'] }],
  ['no key', 'client_key_missing', { key: null }],
  ['a key that nobody was given', 'client_key_unknown', { key: 'sk-wb-nobody' }],
  ['a path with steps up', 'suspicious_path', { line: 'POST /v1/../etc/passwd HTTP/1.1' }],
  [
    'a body that two readers would see differently',
    'framing_refused',
    { line: 'DELETE /v1/files/a HTTP/1.1', lines: ['transfer-encoding: chunked'], body: '0\r\n\r\n' },
  ],
])('%s is a security event: %s', async (_what, kind, said) => {
  expect(await noted(() => send(said))).toEqual([expect.objectContaining({ ...NOTHING, kind })])
})

test('those of some kinds can be asked for alone, and others take none of their room', async () => {
  const latest = (limit: number) => engine.core.client.security.events({ kinds: ['client_key_unknown'], limit })
  await send({ key: 'sk-wb-nobody' })
  const [newest] = await latest(1)
  await send({ host: 'evil.test' })
  expect(await latest(1)).toEqual([newest])
  expect(new Set((await latest(1000)).map(({ kind }) => kind))).toEqual(new Set(['client_key_unknown']))
})

test('a revoked key that is tried again is named, by its id', async () => {
  const { id, key } = await newKey('lost')
  expect(await noted(() => engine.core.client.clientKeys.revoke({ id }))).toMatchObject([
    { kind: 'key_revoked', client_key_id: id, detail: 'revoked', peer_port: null },
  ])
  expect(await noted(() => send({ key }))).toMatchObject([
    { ...NOTHING, kind: 'client_key_unknown', client_key_id: id },
  ])
})

test('a rotated key, a suspended one and one that has expired are noted with their ids', async () => {
  const { clientKeys } = engine.core.client
  const rotated = await newKey('rotated')
  expect(await noted(() => clientKeys.rotate({ id: rotated.id }))).toMatchObject([
    { kind: 'key_revoked', client_key_id: rotated.id, detail: 'rotated' },
  ])
  const suspended = await newKey('suspended')
  await clientKeys.suspend({ id: suspended.id })
  expect(await noted(() => send({ key: suspended.key }))).toMatchObject([
    { ...NOTHING, kind: 'client_key_suspended', client_key_id: suspended.id },
  ])
  const expired = await newKey('expired')
  await clientKeys.update({ id: expired.id, expires_at: 1 })
  expect(await noted(() => send({ key: expired.key }))).toMatchObject([
    { ...NOTHING, kind: 'client_key_expired', client_key_id: expired.id },
  ])
})

test.each([
  ['rate_limited', { requests_per_minute: 1 }],
  ['model_not_allowed', { allow_models: ['claude-*'] }],
  ['provider_not_allowed', { allow_providers: ['anthropic'] }],
  ['endpoint_not_allowed', { allow_endpoints: ['/v1/messages'] }],
])('a limit is an event with its code (%s) and its key', async (detail, limits) => {
  const { id, key } = await newKey('limited')
  await engine.core.client.clientKeys.update({ id, limits })
  if (detail === 'rate_limited') await send({ key })
  expect(await noted(() => send({ key }))).toMatchObject([{ ...NOTHING, kind: 'limit', client_key_id: id, detail }])
})

test('a body that is too large is a limit, too', async () => {
  const { settings } = engine.core.client
  await settings.set({ name: 'body_limit_bytes', value: 1024 })
  const seen = await noted(() => send({ body: `{"model":"gpt-5-mini","x":"${'x'.repeat(2000)}"}` }))
  await settings.set({ name: 'body_limit_bytes', value: 32 * 1024 * 1024 })
  expect(seen).toMatchObject([{ kind: 'limit', client_key_id: engine.keyId, detail: 'body_too_large' }])
})

test('a private key’s refusals are noted, though its exchanges leave no row, and so are those while recording is paused', async () => {
  const { clientKeys, settings } = engine.core.client
  const { id, key } = await clientKeys.create({
    name: 'private',
    private: true,
    limits: { allow_models: ['claude-*'] },
  })
  expect(await noted(() => send({ key }))).toMatchObject([{ kind: 'limit', client_key_id: id }])
  await settings.set({ name: 'recording', value: 'paused' })
  expect(await noted(() => send({ host: 'evil.test' }))).toMatchObject([{ kind: 'host_refused' }])
  await settings.set({ name: 'recording', value: 'on' })
})

test('bytes that are no HTTP are noted with the parser’s own code, and answered as before', async () => {
  const answers: (number | null)[] = []
  const seen = await noted(async () => {
    answers.push((await sendRaw(engine.port, 'GARBAGE\r\n\r\n')).status)
    // A TLS handshake, as of a tool that was given https.
    answers.push((await sendRaw(engine.port, Buffer.from('160301006e010000', 'hex'))).status)
    answers.push((await sendRaw(engine.port, `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)).status)
  })
  expect(answers).toEqual([400, 400, 431])
  expect(seen.every(({ kind, tool }) => kind === 'malformed_request' && tool === null)).toBe(true)
  expect(seen.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  expect(seen.map(({ detail }) => detail)).toContain('hpe_header_overflow')
})

test('a client that leaves in the middle of its body is no event', async () => {
  const seen = await noted(async () => {
    const closed = engine.nextClosed()
    const socket = connect(engine.port, '127.0.0.1')
    const head = [
      'POST /v1/chat/completions HTTP/1.1',
      `host: 127.0.0.1:${engine.port}`,
      `authorization: Bearer ${engine.key}`,
      'content-type: application/json',
      'content-length: 1000',
    ]
    socket.write(rawRequest(head, '{"model"'))
    await once(socket, 'connect')
    await expect.poll(async () => (await engine.core.client.system.status()).running_exchanges).toBe(1)
    socket.end()
    await closed
  })
  expect(seen).toEqual([])
})

test('a base URL that is Waybill itself is refused when it is set, and when Waybill’s port becomes it', async () => {
  const { providers } = engine.core.client
  const seen = await noted(() =>
    expect(
      providers.add({ kind: 'openai', name: 'loop', base_url: `${engine.proxy}/v1`, key: engine.key }),
    ).rejects.toMatchObject({ code: 'base_url_refused' }),
  )
  expect(seen).toMatchObject([{ kind: 'self_loop', detail: 'base_url' }])

  const free = await startEngine()
  await free.stop()
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const first = await startEngine({ dataDirectory })
  const loop = { kind: 'openai', base_url: `${free.proxy}/v1`, key: first.key }
  await first.core.client.providers.add(loop)
  await first.stop()
  const second = await startEngine({ dataDirectory, port: free.port })
  await second.core.client.providers.keys.add({ name: 'openai', key: second.key })
  const answer = await ask(second.proxy, second.key, { path: '/v1/chat/completions', headers: JSON_TYPE, body: BODY })
  expect(answer.status).toBe(508)
  expect(await second.rows()).toMatchObject([{ error_type: 'self_loop', provider_name: null }])
  expect(await second.core.client.security.events({})).toMatchObject([
    { kind: 'self_loop', client_key_id: second.keyId, detail: null },
  ])
  await second.stop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

test('a wrong passphrase and a panic are events', async () => {
  const sealed = await startEngine({ vault: 'sealed', passphrase: 'correct horse battery' })
  const { system, security } = sealed.core.client
  await system.lock()
  await expect(system.unlock({ passphrase: 'another battery' })).rejects.toThrow()
  await security.panic()
  await security.endPanic()
  expect((await security.events({ limit: 10 })).map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual([
    'control_refused passphrase_wrong',
    'key_revoked panic',
    'panic null',
    'panic_ended null',
  ])
  await sealed.stop()
})

test('whoever watches hears of an event within moments', async () => {
  const live = await engine.core.client.security.live()
  const next = live.next()
  await send({ host: 'evil.test' })
  expect((await next).value).toMatchObject({ kind: 'host_refused' })
  await live.return?.(undefined)
})
