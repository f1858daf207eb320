import { describe, expect, it, onTestFinished } from 'vitest'
import { type RepriceScope, reprice } from '../../../../src/main/engine/prices/reprice.ts'
import type { OwnPrice, Repricing } from '../../../../src/shared/contract/prices.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, NOON, running } from '../ledger/an-exchange.ts'
import { temporaryLedger } from '../ledger/temporary-ledger.ts'
import { at, own, somePrices } from './a-price.ts'

const DEARER = { input_nano_usd_per_mtok: 20_000_000_000, output_nano_usd_per_mtok: 0 }

/** A ledger with these exchanges, and prices for them. */
async function past(rows: readonly ExchangeRow[], ownPrices: readonly OwnPrice[] = []) {
  const ledger = await temporaryLedger()
  for (const row of rows) ledger.close(row)
  const prices = await somePrices({ own: ownPrices })
  const needs = {
    rowsAfter: ledger.rowsAfter,
    costOf: (row: ExchangeRow) => prices.costOf(row, { ...at('openai', row.request_model ?? ''), at: row.started_at }),
    amend: ledger.close,
  }
  async function run(scope: RepriceScope = {}, signal?: AbortSignal): Promise<Repricing> {
    let last: Repricing | undefined
    for await (const state of reprice(needs, scope, signal)) last = state
    if (!last) throw new Error('nothing was told')
    return last
  }
  const costs = async () => {
    const all = await ledger.exchanges({ limit: 1000 })
    return new Map(all.map((row) => [row.id, row]))
  }
  return { ledger, needs, run, costs }
}

/** 100 tokens in and 20 out of gpt-4o: what it costs by the list. */
const LISTED = 100 * 2500 + 20 * 10_000
const gpt4o = (fields: Partial<ExchangeRow> = {}) => finished({ request_model: 'gpt-4o', ...fields })

describe('pricing the past again', () => {
  it('gives a price to what had none, corrects what had another, and tells the difference', async () => {
    const unpriced = gpt4o({ cost_nano_usd: null, cost_basis: 'unpriced', price_version: null })
    const cheaper = gpt4o({ cost_nano_usd: LISTED - 1000, price_version: 'genai-prices 0.0.1' })
    const right = gpt4o({ cost_nano_usd: LISTED, price_version: 'genai-prices 0.0.1' })
    const { run, costs } = await past([unpriced, cheaper, right])
    expect(await run()).toEqual({
      checked: 3,
      changed: 2,
      newly_priced: 1,
      difference_nano_usd: LISTED + 1000,
      done: true,
    })
    const after = await costs()
    const priced = {
      cost_nano_usd: LISTED,
      cost_basis: 'priced',
      price_version: expect.stringContaining('genai-prices'),
    }
    expect(after.get(unpriced.id)).toEqual({ ...unpriced, ...priced })
    expect(after.get(cheaper.id)).toEqual({ ...cheaper, ...priced })
    expect(after.get(right.id)).toEqual(right)
    expect(await run()).toMatchObject({ changed: 0, difference_nano_usd: 0 })
  })

  it('leaves alone what it could not price better', async () => {
    const rows = [
      gpt4o({ request_model: 'unknown', cost_nano_usd: 5, price_version: 'own 2026-01-01' }),
      gpt4o({ usage_source: 'none', input_tokens: null, output_tokens: null, cost_nano_usd: 0, cost_basis: 'free' }),
      running({ request_model: 'gpt-4o', input_tokens: 100, usage_source: 'reported' }),
    ]
    const { ledger, run } = await past(rows)
    ledger.open(rows[2] as ExchangeRow)
    const before = await ledger.exchanges({ limit: 10 })
    expect(await run()).toMatchObject({ checked: 3, changed: 0 })
    expect(await ledger.exchanges({ limit: 10 })).toEqual(before)
  })

  it('prices estimates as well, and keeps to the time and the models that were asked for', async () => {
    const estimated = gpt4o({ usage_source: 'estimated' })
    const other = finished({ request_model: 'gpt-4o-mini' })
    const old = gpt4o({ started_at: NOON - 1 })
    const { run, costs } = await past([old, estimated, other])
    expect(await run({ since: NOON, model: 'gpt-4O' })).toMatchObject({ changed: 1 })
    const after = await costs()
    expect([estimated, other, old].map(({ id }) => after.get(id)?.cost_nano_usd)).toEqual([LISTED, 1000, 1000])
  })

  it('keeps the totals right', async () => {
    const rows = [gpt4o(), gpt4o({ cost_nano_usd: null, cost_basis: 'unpriced' })]
    const { ledger, run } = await past(rows, [own('openai', 'gpt-4o', DEARER)])
    await run()
    const { totals } = await ledger.summary({ since: NOON - 86_400_000, includeSandbox: false })
    expect([totals.cost_nano_usd, totals.unpriced_requests]).toEqual([2 * 100 * 20_000, 0])
  })

  it('ends where it is when it is called off, and says that it was not done', async () => {
    const { run } = await past(Array.from({ length: 1000 }, () => gpt4o()))
    const caller = new AbortController()
    caller.abort()
    expect(await run({}, caller.signal)).toMatchObject({ checked: 0, done: false })
  })

  it('does not write again what was erased meanwhile', async () => {
    const rows = Array.from({ length: 1000 }, () => gpt4o())
    const { ledger, needs, run } = await past(rows)
    const purged = ledger.purge({ scope: 'all' })
    await Promise.all([run(), purged])
    expect(await ledger.exchanges({ limit: 1000 })).toEqual([])
    expect(needs.rowsAfter('', 0, 10)).toEqual([])
  })

  it('lets everything else have its turn in between', async () => {
    const { run } = await past(Array.from({ length: 3000 }, () => gpt4o()))
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    onTestFinished(() => clearInterval(timer))
    expect(await run()).toMatchObject({ changed: 3000, done: true })
    expect(turns).toBeGreaterThan(10)
  })
})
