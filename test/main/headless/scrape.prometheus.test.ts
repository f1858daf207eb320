import { execFileSync } from 'node:child_process'
import { afterEach, expect, it, vi } from 'vitest'
import { prometheusPath, startPrometheus } from '../../support/prometheus.ts'
import { startProvider } from '../../support/provider.ts'
import { newHome, startWaybill, waybill, waybillJson } from '../cli/waybill-command.ts'
import { PROVIDER_KEY, sendTraffic } from '../engine/metrics/traffic.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close()
})

interface Totals {
  readonly requests: number
  readonly errors: number
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cache_read_input_tokens: number
  readonly cost_nano_usd: number
  readonly unpriced_requests: number
}

/** An engine in a process of its own, with two providers and the figures on. */
async function start() {
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  open.push(provider)
  const engine = await startWaybill({ home: newHome() })
  const input = { ...engine, input: PROVIDER_KEY }
  await waybillJson(['provider', 'add', 'openai', '--base-url', `${provider.origin}/v1`], input)
  await waybillJson(['provider', 'add', 'anthropic', '--base-url', provider.origin], input)
  const { key } = await waybillJson<{ key: string }>(['key', 'create', 'test'], engine)
  await waybillJson(['settings', 'set', 'prometheus', 'true'], engine)
  const { token } = await waybillJson<{ token: string }>(['metrics', 'token'], engine)
  return { engine, key, token }
}

it('a real Prometheus fetches the figures, and they equal the ledger’s totals', async () => {
  const { engine, key, token } = await start()
  const prometheus = await startPrometheus({ port: engine.controlPort, token })
  open.push(prometheus)
  await sendTraffic(engine.ready.proxy, key)
  const { totals } = await waybillJson<{ totals: Totals }>(['usage'], engine)
  expect(totals.requests).toBe(11)
  const sum = async (what: string) => (await prometheus.query(`sum(${what})`))[0]?.value
  await vi.waitFor(
    async () => {
      expect(await sum('waybill_exchanges_total')).toBe(totals.requests)
    },
    { timeout: 60_000, interval: 100 },
  )
  expect(await sum('gen_ai_client_token_usage_sum{gen_ai_token_type="input"}')).toBe(totals.input_tokens)
  expect(await sum('gen_ai_client_token_usage_sum{gen_ai_token_type="output"}')).toBe(totals.output_tokens)
  expect(await sum('waybill_token_details_total{waybill_token_detail="cache_read_input"}')).toBe(
    totals.cache_read_input_tokens,
  )
  expect(Math.round(((await sum('waybill_cost_USD_total')) ?? 0) * 1e9)).toBe(totals.cost_nano_usd)
  expect(await sum('waybill_exchanges_total{waybill_cost_basis="unpriced"}')).toBe(totals.unpriced_requests)
  expect(await sum('gen_ai_client_operation_duration_seconds_count{error_type!=""}')).toBe(totals.errors)
  const models = await prometheus.query('sum by (gen_ai_provider_name) (waybill_exchanges_total)')
  expect(models.map(({ labels }) => labels.gen_ai_provider_name ?? '').sort()).toEqual(['', 'anthropic', 'openai'])
  expect(await prometheus.target()).toMatchObject({ health: 'up', lastError: '' })
})

it('a real Prometheus with another token is turned away', async () => {
  const { engine } = await start()
  const prometheus = await startPrometheus({ port: engine.controlPort, token: 'wb-metrics-wrong' })
  open.push(prometheus)
  const target = await vi.waitFor(
    async () => {
      const seen = await prometheus.target()
      expect(seen.health).not.toBe('unknown')
      return seen
    },
    { timeout: 60_000, interval: 100 },
  )
  expect(target.health).toBe('down')
  expect(target.lastError).toContain('401')
})

it('Prometheus’ own tool finds nothing to say against the names', async () => {
  const { engine, key } = await start()
  await sendTraffic(engine.ready.proxy, key)
  const { stdout } = await waybill(['metrics', 'print'], engine)
  const said = execFileSync(prometheusPath('promtool') ?? 'promtool', ['check', 'metrics'], {
    input: stdout,
    encoding: 'utf8',
  })
  expect(said).toBe('')
})
