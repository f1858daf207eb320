import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { SearchQuestion } from '../../../../src/main/engine/ledger/queries/narrowed.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

const DAY_MS = 86_400_000
type Filter = Omit<SearchQuestion, 'limit' | 'before_id' | 'after_id'>

/** Every page, from the newest to the oldest, or the other way; newest first. */
async function found(ledger: Ledger, filter: Filter, limit: number, oldestFirst = false): Promise<string[]> {
  const pages: string[][] = []
  for (let from: string | null = oldestFirst ? '' : 'z'; from !== null; ) {
    const { rows, next } = await ledger.search({ ...filter, limit, [oldestFirst ? 'after_id' : 'before_id']: from })
    expect(rows.length).toBeLessThanOrEqual(limit)
    pages.push(rows.map(({ id }) => id))
    from = next
  }
  return (oldestFirst ? pages.toReversed() : pages).flat()
}

function matches(row: ExchangeRow, filter: Filter): boolean {
  const ok = row.ended_by === 'complete' && row.error_type === null && (row.status_code ?? 500) < 400
  return (
    (filter.since === undefined || row.started_at >= filter.since) &&
    (filter.until === undefined || row.started_at < filter.until) &&
    (filter.tool === undefined || (row.tool ?? '') === filter.tool) &&
    (filter.project === undefined || (row.project ?? '') === filter.project) &&
    (filter.model === undefined || (row.response_model ?? row.request_model ?? '') === filter.model) &&
    (filter.model_part === undefined || (row.request_model ?? '').toLowerCase().includes(filter.model_part)) &&
    (filter.cost_basis === undefined || (row.ended_by !== null && row.cost_basis === filter.cost_basis)) &&
    (filter.outcome === undefined || filter.outcome === (row.ended_by === null ? 'running' : ok ? 'ok' : 'error'))
  )
}

test('a search finds what matches and nothing else, in both directions, over any number of pages', async () => {
  const ledger = await temporaryLedger()
  const rows: ExchangeRow[] = []
  for (let index = 399; index >= 0; index -= 1) {
    const started_at = NOON - index * 7 * 3_600_000
    const model = index % 5 === 0 ? 'GPT-5' : 'claude'
    const fields = {
      started_at,
      tool: index % 37 === 0 ? 'rare' : 'usual',
      project: index % 3 === 0 ? null : 'site',
      request_model: model,
      response_model: index % 2 === 0 ? model : null,
      status_code: index % 11 === 0 ? 500 : 200,
      cost_basis: index % 13 === 0 ? ('unpriced' as const) : ('priced' as const),
    }
    const row = index % 50 === 7 ? running(fields) : finished(fields)
    rows.unshift(row)
    ledger[row.ended_by === null ? 'open' : 'close'](row)
  }
  const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const instants = some(NOON - 100 * DAY_MS, NOON - 50 * DAY_MS + 1, NOON - 3 * DAY_MS, NOON)
  const filters = fc.record({
    since: instants,
    until: instants,
    tool: some('rare', 'usual', 'never', ''),
    project: some('site', ''),
    model: some('GPT-5', 'gpt-5'),
    model_part: some('gpt'),
    outcome: some('ok' as const, 'error' as const, 'running' as const),
    cost_basis: some('priced' as const, 'unpriced' as const, 'free' as const),
  })
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 60 }), fc.boolean(), async (filter, limit, oldestFirst) => {
      const expected = rows.filter((row) => matches(row, filter)).map(({ id }) => id)
      expect(await found(ledger, filter, limit, oldestFirst)).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('what is rare is found far back without a look at all that lies between, whatever still runs', async () => {
  const ledger = await temporaryLedger()
  const at = (index: number) => ({ started_at: NOON - index * 60_000 })
  const rare = finished({ ...at(29_000), tool: 'rare' })
  const stuck = running({ ...at(20_000), tool: 'rare' })
  for (let index = 29_999; index >= 0; index -= 1) {
    if (index === 29_000) ledger.close(rare)
    else if (index === 20_000) ledger.open(stuck)
    else ledger.close(finished(at(index)))
  }
  for (const oldestFirst of [false, true]) {
    expect(await found(ledger, { tool: 'rare' }, 100, oldestFirst)).toEqual([stuck.id, rare.id])
    expect(await found(ledger, { tool: 'never' }, 100, oldestFirst)).toEqual([])
  }
})
