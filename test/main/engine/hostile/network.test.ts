import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NetworkSettings } from '../../../../src/main/engine/forward/agents.ts'
import type { SettingName } from '../../../../src/shared/contract/settings.ts'
import { directAgents } from '../../../support/direct-agents.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { askOf, refused } from '../bad-input/tool.ts'
import { ask } from '../privacy/ask.ts'
import { CA, EXPIRED_TLS, OTHER_TLS, PROVIDER_TLS } from './certificates.ts'
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts'

const key = 'sk-live-0123456789abcdef'
const directory = mkdtempSync(join(tmpdir(), 'wb-'))
const caFile = join(directory, 'ca.pem')
let upstream: Upstream
let engine: TestEngine
const open: { close(): Promise<void> }[] = []

beforeAll(async () => {
  writeFileSync(caFile, CA)
  upstream = await startUpstream(undefined, { tls: PROVIDER_TLS })
})
afterAll(async () => {
  await upstream.close()
  rmSync(directory, { recursive: true })
})
beforeEach(async () => {
  engine = await startEngine()
})
afterEach(async () => {
  await engine.stop()
  for (const part of open.splice(0)) await part.close()
})

const set = (name: SettingName, value: unknown) => engine.core.client.settings.set({ name, value })
const addAt = (base_url: string) => engine.core.client.providers.add({ kind: 'openai', base_url, key })
async function proxyTo(port: number, status?: number | null): Promise<ConnectProxy> {
  const proxy = await startConnectProxy(port, status)
  open.push(proxy)
  await set('upstream_proxy', proxy.url)
  await set('extra_ca_file', caFile)
  await addAt('https://api.provider.test/v1')
  return proxy
}

describe('an upstream proxy', () => {
  it('carries requests in a tunnel, and sees neither key nor content', async () => {
    const proxy = await proxyTo(upstream.port)
    const told = await ask(engine.proxy, engine.key, askOf('openai'))
    expect(told.status).toBe(200)
    expect(upstream.seen.at(-1)?.headers).toMatchObject({ host: 'api.provider.test', authorization: `Bearer ${key}` })
    expect(proxy.asked.map(({ target }) => target)).toEqual(['api.provider.test:443'])
    expect(JSON.stringify(proxy.asked)).not.toContain(key)
    expect(proxy.passed().length).toBeGreaterThan(200)
    expect(proxy.passed().includes(key)).toBe(false)
    expect(await engine.core.client.providers.test({ name: 'openai' })).toMatchObject({ ok: true })
  })

  it('is not asked for what runs on this machine', async () => {
    const proxy = await proxyTo(upstream.port)
    await addAt(`${upstream.origin}/v1`)
    expect((await ask(engine.proxy, engine.key, askOf('openai'))).status).toBe(200)
    expect(proxy.asked).toEqual([])
  })

  it.each([403, 407, 502])('that refuses is not taken for the provider: %i', async (status) => {
    await proxyTo(upstream.port, status)
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_unreachable' } })
    expect(got.message).toMatch(/proxy/)
  })

  it('that never answers ends in a time-out, and its connection with it', async () => {
    const proxy = await startConnectProxy(upstream.port, null)
    open.push(proxy)
    const agents = directAgents({ upstreamProxy: proxy.url, connectTimeoutMs: 200 })
    const url = new URL('https://api.provider.test')
    const request = https.request(url, { agent: agents.for(url, 'request', 'openai') }).end()
    const [error] = await once(request, 'error')
    expect(error).toMatchObject({ code: 'ECONNECT_TIMEOUT' })
    await proxy.allLeft()
  })

  it('is used again for the next request, by the same tunnel', async () => {
    const proxy = await proxyTo(upstream.port)
    for (let i = 0; i < 3; i++) expect((await ask(engine.proxy, engine.key, askOf('openai'))).status).toBe(200)
    expect(proxy.asked).toHaveLength(1)
  })

  it('that is not there makes the provider unreachable', async () => {
    const proxy = await proxyTo(upstream.port)
    await proxy.close()
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_unreachable' } })
  })

  it('whose address is none is refused as a setting, and from the environment stands in the way of that request alone', async () => {
    for (const address of ['http://[', 'http://proxy.test:port', 'proxy.test:3128'])
      await expect(set('upstream_proxy', address)).rejects.toMatchObject({ code: 'invalid_input' })
    vi.stubEnv('HTTPS_PROXY', 'http://[')
    await addAt('https://api.provider.test/v1')
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_unreachable' } })
    expect(got.message).toMatch(/proxy/)
  })

  it('is taken from the environment where no setting names one, but for the hosts of NO_PROXY', async () => {
    // Nothing listens on port 9: it is told whom a connection would have gone to.
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9')
    vi.stubEnv('NO_PROXY', 'localhost,.inside.test')
    vi.stubEnv('no_proxy', 'localhost,.inside.test')
    const triedFor = async (href: string, settings: Partial<NetworkSettings>): Promise<string[]> => {
      const tried: string[] = []
      const agents = directAgents(settings, (_socket, { host }) => tried.push(host))
      const url = new URL(href)
      await once(https.request(url, { agent: agents.for(url, 'request', null) }).end(), 'error')
      return tried
    }
    const byEnvironment = { upstreamProxy: null }
    expect(await triedFor('https://api.provider.test', byEnvironment)).toEqual([
      'api.provider.test:443 via 127.0.0.1:9',
    ])
    expect(await triedFor('https://a.inside.test', byEnvironment)).toEqual(['a.inside.test:443'])
    for (const host of ['127.0.0.1:9', 'localhost:9', '[::1]:9']) {
      expect(await triedFor(`https://${host}`, byEnvironment)).toEqual([host])
    }
    expect(await triedFor('https://api.provider.test', { upstreamProxy: '' })).toEqual(['api.provider.test:443'])
    vi.unstubAllEnvs()
  })
})

describe('a provider’s certificate', () => {
  it('of an authority that nobody knows is refused, with what to do; the extra CA file makes it known', async () => {
    await addAt(`${upstream.origin}/v1`)
    const seen = upstream.seen.length
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_certificate', ended_by: 'upstream' } })
    expect(got.message).toMatch(/certificate of 127\.0\.0\.1 .*\(UNABLE_TO_VERIFY_LEAF_SIGNATURE\).*extra_ca_file/)
    const test = await engine.core.client.providers.test({ name: 'openai' })
    expect(test).toMatchObject({ ok: false, message: expect.stringContaining('extra_ca_file') })
    expect(upstream.seen).toHaveLength(seen)
    await set('extra_ca_file', caFile)
    expect((await ask(engine.proxy, engine.key, askOf('openai'))).status).toBe(200)
  })

  it.each([
    ['of another host', OTHER_TLS, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['that has expired', EXPIRED_TLS, 'CERT_HAS_EXPIRED'],
  ])('%s is refused', async (_what, tls, code) => {
    const wrong = await startUpstream(undefined, { tls })
    open.push(wrong)
    await set('extra_ca_file', caFile)
    await addAt(`${wrong.origin}/v1`)
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_certificate' } })
    expect(got.message).toContain(code)
    expect(wrong.seen).toEqual([])
  })

  it('of another host is refused through an upstream proxy as well', async () => {
    const wrong = await startUpstream(undefined, { tls: OTHER_TLS })
    open.push(wrong)
    await proxyTo(wrong.port)
    const got = await refused(engine, 'openai', askOf('openai'))
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_certificate' } })
    expect(wrong.seen).toEqual([])
  })

  it('is never waved through by the environment', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    await addAt(`${upstream.origin}/v1`)
    const got = await refused(engine, 'openai', askOf('openai'))
    vi.unstubAllEnvs()
    expect(got).toMatchObject({ status: 502, row: { error_type: 'provider_certificate' } })
  })

  it('file that can’t be read is refused when it is set', async () => {
    await expect(set('extra_ca_file', join(directory, 'none.pem'))).rejects.toMatchObject({ code: 'invalid_input' })
    writeFileSync(join(directory, 'empty.pem'), 'nothing')
    await expect(set('extra_ca_file', join(directory, 'empty.pem'))).rejects.toMatchObject({ code: 'invalid_input' })
    expect((await engine.core.client.settings.get()).extra_ca_file).toBeNull()
  })

  it.skipIf(process.platform === 'win32')('file that never ends, or is none, is not waited for', async () => {
    const pipe = join(directory, 'pipe.pem')
    execFileSync('mkfifo', [pipe])
    const large = join(directory, 'large.pem')
    writeFileSync(large, '-----BEGIN CERTIFICATE-----')
    truncateSync(large, 2 ** 40)
    for (const path of [pipe, '/dev/zero', directory, large]) {
      await expect(set('extra_ca_file', path)).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
})
