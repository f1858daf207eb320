import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLedger } from '../../../src/main/engine/ledger/ledger.ts'
import type { UsageReport } from '../../../src/shared/contract/usage.ts'
import { finished } from '../engine/ledger/an-exchange.ts'
import { expireNothing } from '../engine/ledger/an-expiry.ts'
import { newHome, startWaybill, temporaryDirectory, waybill, waybillJson } from './waybill-command.ts'

const NOON = new Date(2026, 10, 20, 12).getTime()

/** Three requests of two keys: one priced and half cached, one unpriced, one that failed. */
async function homeWithTraffic(): Promise<string> {
  const home = newHome()
  const ledger = await openLedger({ dataDirectory: home })
  ledger.close(finished({ started_at: NOON, cache_read_input_tokens: 50, cost_nano_usd: 250_000_000 }))
  ledger.close(finished({ started_at: NOON, response_model: 'local', cost_nano_usd: null, cost_basis: 'unpriced' }))
  const failed = { status_code: 500, input_tokens: null, output_tokens: null, cost_nano_usd: 0 }
  ledger.close(finished({ started_at: NOON + 3_600_000, client_key_id: 'key-2', cost_basis: 'free', ...failed }))
  ledger.shut()
  return home
}

describe('usage', () => {
  it('tells cache hits, errors and what is unpriced, while an engine runs and without one', async () => {
    const home = await homeWithTraffic()
    const ask = ['usage', '--by', 'model', '--since', '2026-11-20', '--until', '2026-11-21']
    const here = await waybillJson<UsageReport>(ask, { home })
    expect(here.totals).toMatchObject({
      requests: 3,
      errors: 1,
      error_rate: 0.3333,
      priced_requests: 1,
      unpriced_requests: 1,
      free_requests: 1,
      cache_hit_rate: 0.25,
      cost_nano_usd: 250_000_000,
      latency_ms: { p50: expect.any(Number), p90: expect.any(Number), p99: expect.any(Number) },
    })
    expect(here.groups.map(({ group, requests }) => [group, requests])).toEqual([
      ['gpt-5', 2],
      ['local', 1],
    ])
    const { stdout } = await waybill(ask, { home })
    expect(stdout).toMatch(/^MODEL +REQUESTS +ERRORS +IN +CACHED +HIT % +OUT +COST +UNPRICED +P50 MS/)
    expect(stdout).toMatch(/^total +3 +1 +200 +50 +25 +40 +\$0\.2500 +1 /m)
    expect(stdout).toContain('1 requests have no known price')

    await startWaybill({ home })
    expect(await waybillJson(ask, { home })).toEqual(here)
    const twofold = [...ask.slice(0, 2), 'hour', '--then-by', 'key', ...ask.slice(3)]
    const { groups } = await waybillJson<UsageReport>(twofold, { home })
    expect(groups.map(({ group, then_group, requests }) => [group, then_group, requests])).toEqual([
      ['2026-11-20T12', 'key-1', 2],
      ['2026-11-20T13', 'key-2', 1],
    ])
  })
})

describe('statement', () => {
  it('prints a table of the month, or writes a page that only its user can read', async () => {
    const home = await homeWithTraffic()
    const { stdout } = await waybill(['statement', '2026-11'], { home })
    expect(stdout).toMatch(/^month,by,group,requests,/)
    expect(stdout).toMatch(/^2026-11,total,,3,1,1,1,1,.*,0\.250000000$/m)
    const out = join(temporaryDirectory(), 'november.html')
    expect(await waybill(['statement', '2026-11', '--format', 'html', '--out', out], { home })).toMatchObject({
      code: 0,
      stdout: '',
    })
    expect(readFileSync(out, 'utf8')).toContain('Statement for November 2026')
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600)
  })

  it('refuses what is no month', async () => {
    const home = newHome()
    const { code, stderr } = await waybill(['statement', '2026-13'], { home })
    expect([code, stderr]).toEqual([2, expect.stringContaining('Write a month such as 2026-11.')])
    expect(existsSync(home)).toBe(false)
  })
})

describe('purge --all', () => {
  it('leaves no total, though the exchanges were long gone', async () => {
    const home = await homeWithTraffic()
    const ledger = await openLedger({ dataDirectory: home })
    await ledger.expire({ ...expireNothing, exchangesBefore: NOON + 86_400_000 })
    ledger.shut()
    const ask = ['usage', '--since', '2026-11-01']
    expect((await waybillJson<UsageReport>(ask, { home })).totals.requests).toBe(3)
    expect(await waybillJson(['purge', '--all', '--yes'], { home })).toMatchObject({ purged: 0, scrubbed: true })
    expect((await waybillJson<UsageReport>(ask, { home })).totals.requests).toBe(0)
  })
})
