import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ExchangeQuery } from '../../../../src/main/engine/ledger/queries/exchanges.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

const HOSTILE = ["'; drop table exchanges; --", "' or '1'='1", '%', '_', '\\', '"', '1; select 1', 'a\0b', '', '😀']

test('the newest come first, and pages neither overlap nor leave any out while new ones arrive', async () => {
  const ledger = await temporaryLedger()
  const rows = Array.from({ length: 95 }, (_, index) => finished({ started_at: NOON + index }))
  for (const row of rows) ledger.close(row)
  const seen: string[] = []
  let before_id: string | undefined
  for (;;) {
    const page = await ledger.exchanges({ limit: 10, before_id })
    seen.push(...page.map(({ id }) => id))
    before_id = page.at(-1)?.id
    if (before_id === undefined) break
    ledger.close(finished({ started_at: NOON + 1000 }))
  }
  expect(seen).toEqual(rows.map(({ id }) => id).reverse())
})

test('paging goes on from an exchange that was purged meanwhile', async () => {
  const ledger = await temporaryLedger()
  const rows = Array.from({ length: 9 }, (_, index) => finished({ client_key_id: index === 4 ? 'gone' : 'stays' }))
  for (const row of rows) ledger.close(row)
  await ledger.purge({ scope: 'key', client_key_id: 'gone' })
  const page = await ledger.exchanges({ limit: 10, before_id: rows[4]?.id })
  expect(page).toEqual(rows.slice(0, 4).reverse())
})

test('an id that never was, or is no id, pages from where it would stand', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished())
  expect(await ledger.exchanges({ limit: 10, before_id: '0' })).toEqual([])
  expect(await ledger.exchanges({ limit: 10, before_id: 'zzz' })).toHaveLength(1)
})

test('an empty ledger has an empty list', async () => {
  const ledger = await temporaryLedger()
  expect(await ledger.exchanges({ limit: 1 })).toEqual([])
})

test.each(['complete', 'client', 'upstream', 'waybill', 'crash'] as const)(
  'one ended by %s is ok or an error',
  async (ended_by) => {
    const ledger = await temporaryLedger()
    ledger.close(finished({ ended_by }))
    const found = async (outcome: 'ok' | 'error' | 'running') => (await ledger.exchanges({ limit: 10, outcome })).length
    expect([await found('ok'), await found('error'), await found('running')]).toEqual(
      ended_by === 'complete' ? [1, 0, 0] : [0, 1, 0],
    )
  },
)

test('hostile texts are labels like any other, matched as they are and by nothing else', async () => {
  const ledger = await temporaryLedger()
  for (const text of HOSTILE) ledger.close(labelled(text))
  ledger.close(labelled('harmless'))
  for (const text of HOSTILE) {
    for (const field of ['provider_name', 'client_key_id', 'request_model', 'tool'] as const) {
      expect((await ledger.exchanges({ limit: 1000, [field]: text })).map((row) => row[field])).toEqual([text])
    }
  }
  const { groups } = await ledger.summary({ since: 0, by: 'model', includeSandbox: true })
  expect(groups).toHaveLength(HOSTILE.length + 1)
  // The empty text is no key's id: totals take it for none.
  expect((await ledger.keyUsage()).size).toBe(HOSTILE.length)
  expect((await ledger.providerUsage()).size).toBe(HOSTILE.length + 1)
  expect(await ledger.purge({ scope: 'key', client_key_id: "' or '1'='1" })).toMatchObject({ purged: 1 })
  expect(await ledger.purge({ scope: 'provider', provider_name: '%' })).toMatchObject({ purged: 1 })
  expect((await ledger.counts()).exchanges).toBe(HOSTILE.length - 1)
})

describe('over a ledger of more than a slice', () => {
  const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value
  const rows = Array.from({ length: 12_000 }, (_, index) =>
    (index % 11 === 0 ? running : finished)({
      started_at: NOON + index * 1000,
      provider_name: pick(['openai', 'anthropic', null], index),
      client_key_id: pick(['key-1', 'key-2'], index >> 2),
      request_model: index === 17 ? 'rare' : pick(['gpt-5', 'claude'], index >> 1),
      tool: pick(['claude-code', 'aider', null, 'zed'], index >> 3),
      ...(index % 7 === 0 && index % 11 !== 0 ? { status_code: 429, error_type: 'rate_limit' } : {}),
    }),
  )
  let ledger: Ledger
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'waybill-ledger-'))
    ledger = await openLedger({ dataDirectory: directory })
    for (const row of rows) (row.ended_by === null ? ledger.open : ledger.close)(row)
    return () => {
      ledger.shut()
      rmSync(directory, { recursive: true })
    }
  })

  test('one that is rare and long ago is found', async () => {
    const found = await ledger.exchanges({ limit: 5, request_model: 'rare' })
    expect(found.map(({ id }) => id)).toEqual([rows[17]?.id])
  })

  test('any combination of filters gives what reading every row would give', async () => {
    const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          limit: fc.constantFrom(1, 100, 1000),
          before_id: maybe(rows[0]?.id, rows[5000]?.id, rows[11_999]?.id),
          since: maybe(0, NOON, NOON + 6_000_500, NOON + 11_999_000, NOON + 99_999_000),
          provider_name: maybe('openai', 'anthropic', 'unheard'),
          client_key_id: maybe('key-1', 'key-2'),
          request_model: maybe('gpt-5', 'claude', 'rare'),
          tool: maybe('aider', 'zed'),
          outcome: maybe('ok' as const, 'error' as const, 'running' as const),
        }),
        async (filter) => {
          expect((await ledger.exchanges(filter)).map(({ id }) => id)).toEqual(byReadingAll(rows, filter))
        },
      ),
      { numRuns: 60 },
    )
  })
})

function byReadingAll(rows: readonly ExchangeRow[], filter: ExchangeQuery): string[] {
  const outcomeOf = (row: ExchangeRow): string =>
    row.ended_by === null ? 'running' : row.status_code !== null && row.status_code < 400 ? 'ok' : 'error'
  return rows
    .filter((row) => filter.before_id === undefined || row.id < filter.before_id)
    .filter((row) => filter.since === undefined || row.started_at >= filter.since)
    .filter((row) => filter.provider_name === undefined || row.provider_name === filter.provider_name)
    .filter((row) => filter.client_key_id === undefined || row.client_key_id === filter.client_key_id)
    .filter((row) => filter.request_model === undefined || row.request_model === filter.request_model)
    .filter((row) => filter.tool === undefined || row.tool === filter.tool)
    .filter((row) => filter.outcome === undefined || outcomeOf(row) === filter.outcome)
    .map(({ id }) => id)
    .reverse()
    .slice(0, filter.limit)
}

function labelled(text: string): ExchangeRow {
  return finished({ provider_name: text, client_key_id: text, request_model: text, tool: text, project: text })
}
