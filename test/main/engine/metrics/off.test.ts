import diagnostics from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { startCollector } from './collector.ts'
import { addProviders, PROVIDER_KEY, sendTraffic } from './traffic.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const part of open.splice(0).reverse()) await part.close()
})

/** The ports of this machine and of others that this process connects to from now on. */
function watchConnections() {
  const sockets: Socket[] = []
  const note = (message: unknown) => void sockets.push((message as { socket: Socket }).socket)
  diagnostics.subscribe('net.client.socket', note)
  const targets = new Set<string>()
  const look = (socket: Socket) => targets.add(`${socket.remoteAddress}:${socket.remotePort}`)
  const onEach = (message: unknown) =>
    (message as { socket: Socket }).socket.once('connect', function (this: Socket) {
      look(this)
    })
  diagnostics.subscribe('net.client.socket', onEach)
  return {
    targets,
    made: () => sockets.length,
    async close() {
      diagnostics.unsubscribe('net.client.socket', note)
      diagnostics.unsubscribe('net.client.socket', onEach)
    },
  }
}

it('with both off nothing is counted and nothing is sent, whatever the environment says of OpenTelemetry', async () => {
  const collector = await startCollector()
  open.push(collector)
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.origin)
  vi.stubEnv('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT', `${collector.origin}/v1/metrics`)
  vi.stubEnv('OTEL_METRICS_EXPORTER', 'otlp')
  vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '1')
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  open.push(provider)
  const engine = await startEngine()
  open.push({ close: engine.stop })
  await addProviders(engine, provider)
  const watched = watchConnections()
  open.push(watched)
  await sendTraffic(engine.proxy, engine.key)
  const { metrics } = engine.core.client
  expect(await metrics.view()).toEqual({ prometheus: false, scrape_token: false, otlp: null, problem: null })
  expect(engine.core.scrape.isOn()).toBe(false)
  await expect(metrics.text()).rejects.toThrow('No figures are counted')
  await engine.core.close()

  expect(collector.connections()).toBe(0)
  expect(watched.made()).toBeGreaterThan(0)
  const inner = new URL(provider.origin).port
  // The test's own calls, the provider, and the recorder in front of it; nothing beyond this machine.
  for (const target of watched.targets) expect(target).toMatch(/^127\.0\.0\.1:\d+$/)
  expect([...watched.targets]).toContain(`127.0.0.1:${inner}`)
  expect([...watched.targets]).not.toContain(`127.0.0.1:${collector.port}`)
})

it('switched off again, they are said to the end and then no more', async () => {
  const collector = await startCollector()
  open.push(collector)
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  open.push(provider)
  const engine = await startEngine()
  open.push({ close: engine.stop })
  await addProviders(engine, provider)
  const { settings, metrics } = engine.core.client
  await settings.set({ name: 'prometheus', value: true })
  await settings.set({ name: 'otlp_endpoint', value: collector.origin })
  await sendTraffic(engine.proxy, engine.key)
  const last = collector.next()
  await settings.set({ name: 'otlp_endpoint', value: null })
  await settings.set({ name: 'prometheus', value: false })
  await last
  await sendTraffic(engine.proxy, engine.key)
  await expect(metrics.text()).rejects.toThrow('No figures are counted')
  await engine.core.close()
  expect(collector.posts).toHaveLength(1)
})

it('what is switched off of an exchange, or erased, stands in no figure any more, nor is a collector told of it', async () => {
  const collector = await startCollector()
  open.push(collector)
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  open.push(provider)
  const engine = await startEngine()
  open.push({ close: engine.stop })
  await addProviders(engine, provider)
  const { settings, metrics, privacy } = engine.core.client
  const names = async (what: string) => (await metrics.text()).text.includes(what)
  await settings.set({ name: 'prometheus', value: true })
  await sendTraffic(engine.proxy, engine.key)
  expect(await names('gpt-5-mini')).toBe(true)
  await settings.set({ name: 'fields_off', value: ['request_model', 'response_model'] })
  expect(await names('gpt-5-mini')).toBe(false)

  await settings.set({ name: 'otlp_endpoint', value: collector.origin })
  await sendTraffic(engine.proxy, engine.key)
  expect(await names('waybill_exchanges_total{')).toBe(true)
  await privacy.purge({ scope: 'all' })
  await expect.poll(() => names('waybill_exchanges_total{')).toBe(false)
  await engine.core.close()
  expect(JSON.stringify(collector.posts)).not.toContain('openai')
})

it('a command that opens the ledger for a moment sends nothing', async () => {
  const collector = await startCollector()
  open.push(collector)
  const engine = await startEngine()
  open.push({ close: engine.stop })
  await engine.core.client.settings.set({ name: 'otlp_endpoint', value: collector.origin })
  await engine.core.close()
  const { createCore } = await import('../../../../src/main/engine/core.ts')
  const core = await createCore({ version: '0', dataDirectory: engine.dataDirectory })
  expect((await core.client.metrics.view()).otlp).toBeNull()
  await core.client.settings.set({ name: 'otlp_interval_seconds', value: 1 })
  await core.close()
  expect(collector.connections()).toBe(0)
})

it('the sandbox counts where totals count it: in the demo and nowhere else', async () => {
  for (const demo of [false, true]) {
    const engine = await startEngine({ demo })
    open.push({ close: engine.stop })
    const { settings, metrics, providers, usage } = engine.core.client
    await settings.set({ name: 'prometheus', value: true })
    if (!demo) await providers.add({ kind: 'sandbox' })
    await sendTraffic(`${engine.proxy}/sandbox`, engine.key)
    const { totals } = await usage.summary({ since: 0 })
    const { text } = await metrics.text()
    const tokens = [...text.matchAll(/^gen_ai_client_token_usage_sum\{.*gen_ai_token_type="input".*\} (\d+)$/gm)]
    const input = tokens.reduce((sum, [, value]) => sum + Number(value), 0)
    if (demo) expect(text).toContain('gen_ai_provider_name="sandbox"')
    else expect([text.includes('"sandbox"'), input, totals.input_tokens]).toEqual([false, 0, 0])
  }
})
