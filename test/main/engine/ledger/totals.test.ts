import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type Ledger, openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { partsOf } from '../../../../src/main/engine/ledger/reports/period.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { expectedByGroup, expectedTotals, modelOf } from './expected-totals.ts'
import { rowsIn, storedTotals } from './stored-totals.ts'
import { temporaryDirectory } from './temporary-ledger.ts'
import { ended, HOUR_MS, isGood, labels, moment, step, World, ZONES } from './totals-world.ts'

const TZ = process.env.TZ

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

test('daily and hourly totals are the sum of every exchange recorded and not erased, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ZONES), fc.array(step, { maxLength: 50 }), async ([zone, base], steps) => {
      process.env.TZ = zone
      const directory = temporaryDirectory()
      const world = new World(directory, base, await openLedger({ dataDirectory: directory }))
      try {
        for (const step of steps) await world.take(step)
        await world.ledger.exchanges({ limit: 1 })
        for (const [table, letters] of [
          ['daily_totals', 10],
          ['hourly_totals', 13],
        ] as const) {
          const stored = storedTotals(directory, table)
          const rows = world.expected(letters)
          expect(stored.figures).toEqual(expectedByGroup(rows, letters))
          const good = rows.filter(isGood)
          expect(stored.latencies).toBe(good.filter(({ latency_ms }) => latency_ms !== null).length)
          expect(stored.firstChunks).toBe(good.filter((row) => row.time_to_first_chunk_ms !== null).length)
          expect(rowsIn(directory, table)).toBe(stored.figures.size)
        }
      } finally {
        world.ledger.shut()
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('a report of any period adds up what the exchanges of that period say, to the millisecond', async () => {
  const period = fc.tuple(moment, fc.integer({ min: 0, max: 50 * 60 }), fc.boolean(), fc.nat(HOUR_MS))
  const traffic = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('refuse' as const), at: moment, fields: ended }),
      fc.record({ do: fc.constant('open' as const), at: moment, fields: fc.record(labels) }),
    ),
    { minLength: 10, maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ZONES),
      traffic,
      fc.array(period, { maxLength: 8 }),
      async (zone, steps, periods) => {
        process.env.TZ = zone[0]
        const directory = temporaryDirectory()
        const world = new World(directory, zone[1], await openLedger({ dataDirectory: directory }))
        try {
          for (const step of steps) await world.take(step)
          for (const [at, minutes, open, offset] of periods) {
            const since = world.base + at + (minutes % 3 === 0 ? 0 : offset)
            const until = open ? undefined : since + minutes * 60_000
            const rows = world.known
              .map(({ row }) => row)
              .filter(({ started_at }) => started_at >= since && (until === undefined || started_at < until))
            for (const by of ['day', 'hour', 'model'] as const) {
              const question = { since, until, by, filter: {}, includeSandbox: true, percentiles: true }
              const { groups, totals } = await world.ledger.report(question)
              expect(totals).toMatchObject({ ...reported(rows), requests: rows.length })
              const nameOf =
                by === 'model' ? modelOf : (row: ExchangeRow) => row.local_hour.slice(0, by === 'day' ? 10 : 13)
              const names = [...new Set(rows.map(nameOf))].sort()
              expect(groups.map(({ group }) => group).sort()).toEqual(names)
              for (const group of groups) {
                const own = rows.filter((row) => nameOf(row) === group.group)
                expect(group).toMatchObject({ ...reported(own), requests: own.length })
              }
            }
            await expectSameSeries(world.ledger, { since, until }, rows)
          }
        } finally {
          world.ledger.shut()
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

/** A chart's figures are those of the same exchanges, step by step. */
async function expectSameSeries(
  ledger: Ledger,
  period: { since: number; until: number | undefined },
  rows: ExchangeRow[],
) {
  for (const [step, letters] of [
    ['hour', 13],
    ['day', 10],
    ['month', 7],
  ] as const) {
    for (const measure of ['requests', 'cost_nano_usd'] as const) {
      const asked = { ...period, by: 'model', step, measure, top: 20, filter: {}, includeSandbox: true } as const
      const { steps, sums, groups } = await ledger.series(asked)
      const at = (name: string, of: readonly ExchangeRow[]) => of.filter((row) => row.local_hour.startsWith(name))
      const measured = (of: ExchangeRow[]) => (measure === 'requests' ? of.length : reported(of).cost_nano_usd)
      expect(steps).toEqual([...new Set(rows.map(({ local_hour }) => local_hour.slice(0, letters)))].sort())
      expect(sums).toEqual(steps.map((name) => measured(at(name, rows))))
      for (const { group, values } of groups) {
        const own = rows.filter((row) => modelOf(row) === group)
        expect(values).toEqual(steps.map((name) => measured(at(name, own))))
      }
      const told = groups.flatMap(({ values }) => values).reduce<number>((sum, value) => sum + (value ?? 0), 0)
      expect(told).toBe(measured(rows))
    }
  }
}

/** In the names of the contract; `requests` counts what runs as well. */
function reported(rows: readonly ExchangeRow[]) {
  const { media_milli_units, ...totals } = expectedTotals(rows.filter(({ ended_by }) => ended_by !== null))
  return { ...totals, media_units: media_milli_units / 1000 }
}

test('a period of whole days reads no exchange, and one that ends in an hour reads that hour only', () => {
  process.env.TZ = 'Asia/Kolkata'
  const midnight = Date.UTC(2026, 4, 9, 18, 30)
  expect(partsOf(midnight, midnight + 48 * HOUR_MS)).toMatchObject({
    days: { from: '2026-05-10', before: '2026-05-12' },
    hours: [],
    moments: [],
  })
  const parts = partsOf(midnight + 90 * 60_000, midnight + 48 * HOUR_MS)
  expect(parts.days).toEqual({ from: '2026-05-10~', before: '2026-05-12' })
  expect(parts.hours).toEqual([{ from: '2026-05-10T01~', before: '2026-05-10~', day: '2026-05-10' }])
  expect(parts.moments.map(({ hour }) => hour)).toEqual(['2026-05-10T01'])
})
