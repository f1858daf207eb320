import { afterEach, describe, expect, it, vi } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'
import { startConnectProxy } from '../hostile/connect-proxy.ts'
import { type Collector, pointsOf, startCollector, sumOf } from './collector.ts'
import { addProviders, PROVIDER_KEY, sendTraffic } from './traffic.ts'

const open: { close(): Promise<void> }[] = []
const opened = <T extends { close(): Promise<void> }>(part: T): T => {
  open.push(part)
  return part
}
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const part of open.splice(0).reverse()) await part.close()
})

async function start(): Promise<{ engine: TestEngine; provider: TestProvider }> {
  const provider = opened(await startProvider({ apiKey: PROVIDER_KEY }))
  const engine = await startEngine()
  opened({ close: engine.stop })
  await addProviders(engine, provider)
  return { engine, provider }
}

const set = (engine: TestEngine, name: string, value: unknown) =>
  engine.core.client.settings.set({ name: name as 'otlp_endpoint', value })

/** The engine's last word: it says what it has not said yet when it stops. */
async function lastPost(engine: TestEngine, collector: Collector) {
  await engine.core.close()
  const post = collector.posts.at(-1)
  if (!post) throw new Error('nothing was posted')
  return post
}

describe('figures for an OpenTelemetry collector', () => {
  it('equal the ledger’s totals for the same exchanges', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    await set(engine, 'otlp_endpoint', collector.origin)
    await sendTraffic(engine.proxy, engine.key)
    const { totals } = await engine.core.client.usage.summary({ since: 0 })
    const rows = await engine.rows()
    const post = await lastPost(engine, collector)

    expect(post.path).toBe('/v1/metrics')
    expect(totals.requests).toBe(11)
    expect(totals.cost_nano_usd).toBeGreaterThan(0)
    expect(sumOf(post, 'waybill.exchanges')).toBe(totals.requests)
    expect(sumOf(post, 'waybill.exchanges', { 'waybill.cost.basis': 'unpriced' })).toBe(totals.unpriced_requests)
    expect(sumOf(post, 'gen_ai.client.token.usage', { 'gen_ai.token.type': 'input' })).toBe(totals.input_tokens)
    expect(sumOf(post, 'gen_ai.client.token.usage', { 'gen_ai.token.type': 'output' })).toBe(totals.output_tokens)
    expect(Math.round(sumOf(post, 'waybill.cost') * 1e9)).toBe(totals.cost_nano_usd)
    expect(totals.cache_read_input_tokens).toBeGreaterThan(0)
    expect(sumOf(post, 'waybill.token.details', { 'waybill.token.detail': 'cache_read_input' })).toBe(
      totals.cache_read_input_tokens,
    )
    const durations = pointsOf(post, 'gen_ai.client.operation.duration')
    const failed = durations.filter(({ attributes }) => 'error.type' in attributes)
    expect(failed.reduce((sum, { count }) => sum + count, 0)).toBe(totals.errors)
    const seconds = rows.reduce((sum, { latency_ms }) => sum + (latency_ms ?? 0) / 1000, 0)
    expect(sumOf(post, 'gen_ai.client.operation.duration')).toBeCloseTo(seconds, 9)
    const streamed = rows.filter(({ stream, time_to_first_chunk_ms }) => stream && time_to_first_chunk_ms !== null)
    const chunks = pointsOf(post, 'gen_ai.client.operation.time_to_first_chunk')
    expect(chunks.reduce((sum, { count }) => sum + count, 0)).toBe(streamed.length)
  })

  it('carry the names, units, buckets and kinds of the GenAI conventions', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    await set(engine, 'otlp_endpoint', collector.origin)
    await sendTraffic(engine.proxy, engine.key)
    const { metrics } = await lastPost(engine, collector)
    const units = Object.fromEntries(metrics.map(({ name, unit }) => [name, unit]))
    expect(units).toEqual({
      'gen_ai.client.token.usage': '{token}',
      'gen_ai.client.operation.duration': 's',
      'gen_ai.client.operation.time_to_first_chunk': 's',
      'waybill.exchanges': '{exchange}',
      'waybill.cost': 'USD',
      'waybill.token.details': '{token}',
    })
    const bounds = (name: string) =>
      metrics.find((metric) => metric.name === name)?.histogram?.dataPoints[0]?.explicitBounds
    expect(bounds('gen_ai.client.token.usage')).toEqual([...Array(14)].map((_, power) => 4 ** power))
    expect(bounds('gen_ai.client.operation.duration')).toEqual([...Array(14)].map((_, power) => 2 ** power / 100))
    // 2: cumulative, so that a post that is lost takes nothing with it.
    for (const { sum, histogram } of metrics) expect((sum ?? histogram)?.aggregationTemporality).toBe(2)
    for (const { sum } of metrics) if (sum) expect(sum.isMonotonic).toBe(true)
    // From their first exchange on: who reads differences would lose what a start at the export hides.
    const [first] = metrics.find(({ name }) => name === 'waybill.exchanges')?.sum?.dataPoints ?? []
    expect(BigInt(first?.startTimeUnixNano ?? 0)).toBeLessThan(BigInt(first?.timeUnixNano ?? 0))
  })

  it('say nothing of keys, and of project and tool only on request', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    const { key, id, prefix } = await engine.core.client.clientKeys.create({ name: 'of-my-laptop', project: 'parcels' })
    await set(engine, 'otlp_endpoint', collector.origin)
    await sendTraffic(engine.proxy, key)
    await set(engine, 'metrics_attributes', ['project', 'tool'])
    await sendTraffic(engine.proxy, key)
    await engine.core.close()
    const [before, after] = collector.posts
    for (const secret of [
      id,
      prefix.slice(0, -1),
      key,
      'of-my-laptop',
      PROVIDER_KEY,
      'Where is my parcel',
      engine.dataDirectory,
    ]) {
      expect(before?.text).not.toContain(secret)
      expect(after?.text).not.toContain(secret)
    }
    expect(before?.text).not.toContain('parcels')
    expect(before?.text).not.toContain('waybill.tool')
    expect(after?.text).toContain('"waybill.project","value":{"stringValue":"parcels"}')
    expect(after?.text).toContain('waybill.tool')
  })

  it('come again and again, at the interval that is set', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    await set(engine, 'otlp_interval_seconds', 1)
    await set(engine, 'otlp_endpoint', `${collector.origin}/v1/metrics/`)
    await sendTraffic(engine.proxy, engine.key)
    const first = await collector.next()
    const second = await collector.next()
    expect(first.path).toBe('/v1/metrics')
    expect(sumOf(second, 'waybill.exchanges')).toBe(sumOf(first, 'waybill.exchanges'))
    const { otlp } = await engine.core.client.metrics.view()
    expect(otlp?.url).toBe(`${collector.origin}/v1/metrics`)
  })

  it('go by the user’s upstream proxy', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    const proxy = await startConnectProxy(collector.port)
    opened(proxy)
    await set(engine, 'otlp_endpoint', 'http://collector.internal:4318').then(
      () => expect.unreachable(),
      (refused) => expect(refused.message).toContain('anyone in this network could read along'),
    )
    await set(engine, 'otlp_allow_http', true)
    await set(engine, 'otlp_endpoint', 'http://collector.internal:4318')
    // After the exporter was made: it follows.
    await set(engine, 'upstream_proxy', proxy.url)
    await sendTraffic(engine.proxy, engine.key)
    const post = await lastPost(engine, collector)
    expect(proxy.asked.map(({ target }) => target)).toContain('collector.internal:4318')
    expect(sumOf(post, 'waybill.exchanges')).toBe(11)
  })
})

describe('the collector’s header', () => {
  it('comes out of the vault and goes to the origin that it was given for', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-somebody=else')
    const { engine } = await start()
    const [collector, other] = [opened(await startCollector()), opened(await startCollector())]
    const { metrics } = engine.core.client
    await expect(metrics.setOtlpHeader({ name: 'authorization', value: 'Bearer secret-token' })).rejects.toThrow(
      'no collector',
    )
    await set(engine, 'otlp_endpoint', collector.origin)
    await metrics.setOtlpHeader({ name: 'authorization', value: 'Bearer secret-token' })
    await sendTraffic(engine.proxy, engine.key)
    await set(engine, 'otlp_endpoint', other.origin)
    await sendTraffic(engine.proxy, engine.key)
    await engine.core.close()
    expect(collector.posts.at(-1)?.headers.authorization).toBe('Bearer secret-token')
    expect(collector.posts.at(-1)?.headers['x-somebody']).toBeUndefined()
    expect(other.connections()).toBe(0)
  })

  it('is waited for while it is missing, and the engine says so', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector())
    await set(engine, 'otlp_endpoint', collector.origin)
    await set(engine, 'otlp_header', 'x-token')
    await set(engine, 'otlp_interval_seconds', 1)
    await sendTraffic(engine.proxy, engine.key)
    const { otlp } = await vi.waitFor(
      async () => {
        const view = await engine.core.client.metrics.view()
        expect(view.otlp?.last).not.toBeNull()
        return view
      },
      { timeout: 10_000 },
    )
    expect(otlp?.last?.problem).toContain('waybill metrics otlp-header')
    expect(collector.connections()).toBe(0)
    const next = collector.next()
    await engine.core.client.metrics.setOtlpHeader({ name: 'x-token', value: 'given now' })
    await sendTraffic(engine.proxy, engine.key)
    expect((await next).headers['x-token']).toBe('given now')
  })

  it.each(['host', 'Content-Length', 'x y', 'transfer-encoding'])('can’t be %s', async (name) => {
    const { engine } = await start()
    await expect(engine.core.client.metrics.setOtlpHeader({ name, value: 'v' })).rejects.toThrow()
    await expect(set(engine, 'otlp_header', name)).rejects.toThrow()
  })
})

describe('a collector that does not work', () => {
  it('is told of by a code and none of its words, and nothing waits for it', async () => {
    const { engine } = await start()
    const collector = opened(await startCollector(() => 403))
    await set(engine, 'otlp_interval_seconds', 1)
    await set(engine, 'otlp_endpoint', collector.origin)
    await sendTraffic(engine.proxy, engine.key)
    await vi.waitFor(
      async () => {
        const { otlp } = await engine.core.client.metrics.view()
        expect(otlp?.last?.problem).toBe('It answered 403.')
      },
      { timeout: 10_000 },
    )
    const checks = await engine.core.client.system.doctor()
    expect(JSON.stringify(checks)).toContain('It answered 403.')
    expect(JSON.stringify(checks)).not.toContain('secret')
  })

  it('that hangs or is gone holds the engine’s end by two seconds at most', async () => {
    const { engine } = await start()
    const silent = opened(await startProvider({ listener: () => {} }))
    await set(engine, 'otlp_endpoint', silent.origin)
    await sendTraffic(engine.proxy, engine.key)
    // A post by itself would wait for ten.
    const began = performance.now()
    await engine.core.close()
    expect(performance.now() - began).toBeLessThan(8000)
  })
})
