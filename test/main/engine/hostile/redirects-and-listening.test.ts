import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

let upstream: Upstream
let canary: Upstream
let engine: TestEngine

beforeAll(async () => {
  canary = await startUpstream()
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: 'sk-live-0123456789abcdef' })
})
afterAll(async () => {
  await Promise.all([engine.stop(), upstream.close(), canary.close()])
})

describe('a provider that sends elsewhere', () => {
  it.each([301, 302, 303, 307, 308])(
    'is not followed: the %i goes to the client, and no key to the other host',
    async (status) => {
      upstream.answerWith((_seen, res) => res.writeHead(status, { location: `${canary.origin}/steal` }).end('moved'))
      const body = '{"model":"gpt-5-mini"}'
      const told = await ask(engine.proxy, engine.key, { path: '/v1/chat/completions', headers: JSON_TYPE, body })
      expect(told).toMatchObject({ status, headers: { location: `${canary.origin}/steal` } })
      expect(told.body.toString()).toBe('moved')
      expect(canary.seen).toEqual([])
    },
  )

  it('is not followed by the test of a provider either', async () => {
    upstream.answerWith((_seen, res) => res.writeHead(302, { location: `${canary.origin}/steal` }).end())
    expect(await engine.core.client.providers.test({ name: 'openai' })).toMatchObject({ ok: false, status_code: 302 })
    expect(canary.seen).toEqual([])
  })

  it('or to another protocol does not hold up its test', async () => {
    upstream.answerWith((_seen, res) => res.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end())
    expect(await engine.core.client.providers.test({ name: 'openai' })).toMatchObject({ ok: false, status_code: 101 })
  })
})

/** Out of Linux's own tables, where ports and addresses are in hex and 0A means "listens". */
function listening(port: number): string[] {
  const names: Readonly<Record<string, string>> = {
    '0100007F': '127.0.0.1',
    '00000000000000000000000001000000': '[::1]',
  }
  const lines = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1))
  return lines.flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/)
    const [address = '', hex = ''] = local.split(':')
    return state === '0A' && Number.parseInt(hex, 16) === port ? [`${names[address] ?? address}:${port}`] : []
  })
}

// The tables of other systems look otherwise.
describe.runIf(process.platform === 'linux')('where Waybill listens', () => {
  const get = (port: number, name: string, key: string, address: string) =>
    sendRaw(port, rawRequest(['GET /v1/models HTTP/1.1', `host: ${name}:${port}`, `x-api-key: ${key}`]), address)

  it('is 127.0.0.1 and nowhere else', async () => {
    expect(listening(engine.port)).toEqual([`127.0.0.1:${engine.port}`])
    upstream.answerWith((_seen, res) => res.end('{}'))
    expect((await get(engine.port, '127.0.0.1', engine.key, '::1')).status).toBeNull()
  })

  it('is [::1] as well, where the user wants that', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'wb-'))
    const first = await startEngine({ dataDirectory })
    const { settings, providers } = first.core.client
    expect(await settings.set({ name: 'listen_ipv6', value: true })).toMatchObject({ restart: true })
    await providers.add({ kind: 'compatible', base_url: `${upstream.origin}/v1` })
    await first.stop()
    const own = await startEngine({ dataDirectory })
    upstream.answerWith((_seen, res) => res.writeHead(200, { 'content-length': 2 }).end('{}'))
    expect(listening(own.port)).toEqual([`127.0.0.1:${own.port}`, `[::1]:${own.port}`])
    expect((await get(own.port, '[::1]', own.key, '::1')).status).toBe(200)
    expect((await get(own.port, '127.0.0.1', own.key, '127.0.0.1')).status).toBe(200)
    expect((await get(own.port, 'evil.test', own.key, '::1')).status).toBe(403)
    await own.stop()
    expect(listening(own.port) ?? []).toEqual([])
    rmSync(dataDirectory, { recursive: true, force: true })
  })
})
