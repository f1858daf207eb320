import dns, { type LookupAddress } from 'node:dns'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => engine.stop())

/** A resolver in somebody else's hand, as that of a network in a café. */
function resolvesTo(...addresses: readonly string[]): void {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: unknown, done: (...all: unknown[]) => void) => {
    setImmediate(done, null, found)
  }) as never)
}

const tell = (path: string) => ask(engine.proxy, engine.key, { path, headers: JSON_TYPE, body: '{"model":"m"}' })

describe('a name that was harmless when it was set', () => {
  it.each([
    ['a cloud’s metadata', ['169.254.169.254']],
    ['a cloud’s metadata, by IPv6', ['fd00:ec2::254']],
    ['the same, as IPv4 in IPv6', ['::ffff:169.254.169.254']],
    ['all addresses', ['0.0.0.0']],
    ['all addresses, by IPv6', ['::']],
    ['a neighbour', ['fe80::1']],
    ['several of them', ['169.254.169.254', '0.0.0.0', 'fe80::1']],
  ])('is not followed to %s', async (_what, addresses) => {
    const { providers } = engine.core.client
    await providers.add({
      kind: 'compatible',
      name: 'elsewhere',
      base_url: 'https://harmless.test/v1',
      key: 'sk-0123456789',
    })
    resolvesTo(...addresses)
    const told = await tell('/elsewhere/v1/chat/completions')
    expect(told.status).toBe(502)
    expect(told.body.toString()).toContain('its address is one that keys may not be sent to')
    expect(await providers.test({ name: 'elsewhere' })).toMatchObject({ ok: false })
  })
})

describe('a provider that is Waybill itself', () => {
  it('is refused when it is set', async () => {
    const { providers } = engine.core.client
    for (const name of ['127.0.0.1', 'localhost', '[::1]', '127.0.0.2'])
      await expect(
        providers.add({ kind: 'compatible', name: 'loop', base_url: `http://${name}:${engine.port}/v1` }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/self_loop|base_url_refused/i) })
  })

  it('behind a redirect or a name is asked no more than once', async () => {
    const upstream = await startUpstream((_seen, res) =>
      res.writeHead(307, { location: `${engine.proxy}/v1/models` }).end(),
    )
    await engine.core.client.providers.add({ kind: 'compatible', name: 'turns', base_url: `${upstream.origin}/v1` })
    expect((await tell('/turns/v1/chat/completions')).status).toBe(307)
    expect(upstream.seen).toHaveLength(1)
    await upstream.close()
  })
})
