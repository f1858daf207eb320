import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { ControlClient } from '../../../../src/shared/contract/contract.ts'
import type { OutboundEntry } from '../../../../src/shared/contract/privacy.ts'
import type { SettingName } from '../../../../src/shared/contract/settings.ts'
import { run, startProcess } from '../../../support/markers-process.ts'
import { askOf, dialects } from '../bad-input/tool.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { talkOverWebSocket } from '../privacy/talk-over-web-socket.ts'
import { LIST_CERTIFICATE, LIST_HOST, makeWorld, type World } from './world.ts'

// Whole processes, on a machine that may be doing the same in other suites.
vi.setConfig({ testTimeout: 120_000 })

const ADMIN_KEY = 'sk-admin-0123456789'

/** A day of work: everything that makes Waybill contact anybody, and some of what must not. */
async function work(client: ControlClient, world: World, tool: { proxy: string; key: string }): Promise<void> {
  const { proxy, key } = tool
  const set = (name: SettingName, value: unknown) => client.settings.set({ name, value })
  const send = (provider: string, fields: Parameters<typeof askOf>[1] = {}) =>
    ask(proxy, key, askOf('openai', { provider, ...fields }))

  for (const dialect of dialects) {
    for (const stream of [false, true]) {
      const told = await ask(proxy, key, askOf(dialect, { provider: dialect, stream }))
      expect(told).toMatchObject({ status: 200, whole: true })
    }
    expect(await client.providers.test({ name: dialect })).toMatchObject({ ok: true })
  }
  const embeddings = { path: '/openai/v1/embeddings', headers: JSON_TYPE, body: '{"model":"m","input":"x"}' }
  expect((await ask(proxy, key, embeddings)).status).toBe(200)
  expect((await ask(proxy, 'wrong', embeddings)).status).toBe(401)
  const session = `${proxy}/openai/v1/realtime?model=gpt-realtime`
  expect(await talkOverWebSocket(session, { authorization: `Bearer ${key}` }, 'Hello')).toContain('response.done')
  await ask(proxy, key, { ...askOf('openai', { provider: 'patient', stream: true }), leave: 'after-first-chunk' })

  for (const name of ['gone', 'nowhere', 'metadata']) {
    expect((await send(name)).status).toBe(502)
    expect(await client.providers.test({ name })).toMatchObject({ ok: false })
  }

  await set('extra_ca_file', join(world.place.root, 'ca.pem'))
  expect(await client.prices.refresh()).toMatchObject({ models: 1 })
  await client.billing.setAdminKey({ provider: 'billed', key: ADMIN_KEY })
  await client.billing.fetch({ provider: 'billed', since: Date.now() })

  await set('otlp_allow_http', true)
  const posted = world.collector.next()
  await set('otlp_interval_seconds', 1)
  await set('otlp_endpoint', world.origin('collector.lan'))
  await send('openai')
  await posted
  await set('otlp_endpoint', null)

  await set('upstream_proxy', world.origin('proxy.lan'))
  expect((await send('far')).status).toBe(200)
  expect(await client.providers.test({ name: 'far' })).toMatchObject({ ok: true })
  await set('upstream_proxy', '')
  expect((await send('sandbox', { model: 'sandbox-small' })).status).toBe(200)
}

async function addProviders(client: ControlClient, world: World): Promise<void> {
  const at = (name: string, kind: string, base_url: string) =>
    client.providers.add({ kind, name, base_url, key: 'sk-live-0123456789', allow_http: true })
  await at('openai', 'openai', `${world.origin('openai.lan')}/v1`)
  await at('anthropic', 'anthropic', world.origin('anthropic.lan'))
  await at('gemini', 'gemini', `${world.origin('gemini.lan')}/v1beta`)
  await at('patient', 'openai', `${world.origin('patient.lan')}/v1`)
  await at('billed', 'openai', `${world.origin('billed.lan')}/v1`)
  await at('far', 'openai', 'http://far.lan/v1')
  await at('gone', 'openai', 'http://gone.lan:81/v1')
  await at('nowhere', 'openai', 'http://nowhere.lan/v1')
  await at('metadata', 'openai', 'http://metadata.lan/v1')
  await client.providers.add({ kind: 'sandbox' })
}

/** What the command prints once the engine has stopped: what is in the ledger, and nothing of a process's memory. */
async function outboundOf(world: World): Promise<OutboundEntry[]> {
  const { child, output } = run(world.place, ['privacy', 'outbound', '--json'])
  await once(child, 'close')
  return JSON.parse(output().toString())
}

/** Whom a connection went to: behind `via` stands the proxy, before it whom it led to. */
const connectedTo = ({ host }: OutboundEntry): string => host.split(' via ').at(-1) ?? host

describe('the list of hosts that were contacted', () => {
  it('equals what the process has connected to, host by host, and what the other ends have counted, byte by byte', async () => {
    const world = await makeWorld()
    writeFileSync(join(world.place.root, 'ca.pem'), LIST_CERTIFICATE)
    const engine = await startProcess(world.place)
    const { client } = engine
    await client.system.doctor()
    await client.prices.list({})
    await addProviders(client, world)
    const { key } = await client.clientKeys.create({ name: 'tool' })
    // Nobody has asked for anything yet.
    expect([world.connected(), world.lookedUp()]).toEqual([[], []])
    expect(await client.privacy.outbound({})).toEqual([])

    await work(client, world, { proxy: engine.proxy, key })
    await engine.end('SIGTERM')
    for (const door of Object.values(world.doors)) await door.allLeft()
    const entries = await outboundOf(world)

    const tried = world.connected()
    expect(new Set(entries.map(connectedTo))).toEqual(new Set(tried))
    for (const place of new Set(tried)) {
      const there = entries.filter((entry) => connectedTo(entry) === place)
      const sum = (of: (entry: OutboundEntry) => number) => there.reduce((total, entry) => total + of(entry), 0)
      expect([place, sum((entry) => entry.connections)]).toEqual([
        place,
        tried.filter((other) => other === place).length,
      ])
      const door = world.doors[place.slice(0, place.lastIndexOf(':'))]
      if (!door) continue
      const { received, sent } = door.bytes()
      expect([place, sum((e) => e.bytes_sent), sum((e) => e.bytes_received)]).toEqual([place, received, sent])
      expect(received).toBeGreaterThan(0)
    }

    const why = entries.map((entry) => `${entry.host.replace(/:\d{4,5}/g, '')} ${entry.purpose} ${entry.provider}`)
    expect(why.sort()).toEqual(
      [
        ...dialects.flatMap((name) => [`${name}.lan request ${name}`, `${name}.lan provider_test ${name}`]),
        'patient.lan request patient',
        'billed.lan provider_bill billed',
        'collector.lan metrics null',
        `${LIST_HOST}:443 price_list null`,
        'far.lan:80 via proxy.lan request far',
        'far.lan:80 via proxy.lan provider_test far',
        'gone.lan:81 request gone',
        'gone.lan:81 provider_test gone',
        '127.0.0.1 request sandbox',
      ].sort(),
    )
    expect(entries.find(({ purpose }) => purpose === 'price_list')).toMatchObject({
      own_account: true,
      region: 'United States',
    })
    // The others' base URLs are the user's own: nobody knows what company is there.
    expect(entries.filter(({ policy_page }) => policy_page !== null)).toHaveLength(1)
  })

  it('is empty of Waybill’s own account while it is offline, and so is the wire; requests go on', async () => {
    const world = await makeWorld()
    const engine = await startProcess(world.place)
    const { client } = engine
    await addProviders(client, world)
    const { key } = await client.clientKeys.create({ name: 'tool' })
    await client.billing.setAdminKey({ provider: 'billed', key: ADMIN_KEY })
    await client.settings.set({ name: 'offline', value: true })
    expect(await client.system.status()).toMatchObject({ offline: true })

    const refused = { code: 'offline', data: { action: expect.stringContaining('settings set offline false') } }
    await expect(client.prices.refresh()).rejects.toMatchObject(refused)
    await expect(client.providers.test({ name: 'openai' })).rejects.toMatchObject(refused)
    await expect(client.billing.fetch({ provider: 'billed', since: Date.now() })).rejects.toMatchObject(refused)
    await client.settings.set({ name: 'otlp_allow_http', value: true })
    await client.settings.set({ name: 'otlp_interval_seconds', value: 1 })
    await client.settings.set({ name: 'otlp_endpoint', value: world.origin('collector.lan') })
    expect((await ask(engine.proxy, key, askOf('openai', { provider: 'openai' }))).status).toBe(200)
    await expect.poll(async () => (await client.metrics.view()).otlp?.last?.problem).toContain('offline')
    await engine.end('SIGTERM')

    expect(world.connected()).toEqual([`openai.lan:${world.doors['openai.lan']?.port}`])
    expect(world.lookedUp()).toEqual(['openai.lan'])
    expect((await outboundOf(world)).map(({ purpose }) => purpose)).toEqual(['request'])
  })
})
