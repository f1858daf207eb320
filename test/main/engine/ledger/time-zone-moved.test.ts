import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { expectedByGroup, expectedTotals } from './expected-totals.ts'
import { storedTotals } from './stored-totals.ts'
import { temporaryDirectory } from './temporary-ledger.ts'
import { step, World } from './totals-world.ts'

const TZ = process.env.TZ
const FLIGHTS = ['America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati'] as const

/** What is corrected by an erasure of today's stays so, and is no part of the model. */
const LONG_AGO = Date.UTC(2026, 4, 10, 12)

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
})

/** Without what names a range: that is meant in the calendar of the moment, and an exchange keeps the hour it had where it was made. */
const anywhere = step.filter(({ do: what }) => what !== 'erase range' && what !== 'erase before' && what !== 'retain')

test('who flies while Waybill runs finds every exchange counted once, in the hour that it had where it was made', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...FLIGHTS), anywhere), { minLength: 5, maxLength: 50 }),
      async (steps) => {
        const directory = temporaryDirectory()
        const world = new World(directory, LONG_AGO, await openLedger({ dataDirectory: directory }))
        try {
          for (const [zone, step] of steps) {
            process.env.TZ = zone
            await world.take(step)
          }
          await world.ledger.exchanges({ limit: 1 })
          for (const [table, letters] of [
            ['daily_totals', 10],
            ['hourly_totals', 13],
          ] as const) {
            expect(storedTotals(directory, table).figures).toEqual(expectedByGroup(world.expected(letters), letters))
          }
          const ever = { since: 0, until: undefined, filter: {}, includeSandbox: true, percentiles: true } as const
          const rows = world.known.map(({ row }) => row)
          for (const by of ['day', 'hour', 'model'] as const) {
            const { totals } = await world.ledger.report({ ...ever, by })
            const { cost_nano_usd, input_tokens } = expectedTotals(rows.filter(({ ended_by }) => ended_by !== null))
            expect(totals).toMatchObject({ requests: rows.length, cost_nano_usd, input_tokens })
          }
        } finally {
          world.ledger.shut()
        }
      },
    ),
    { numRuns: 10 },
  )
}, 60_000)
