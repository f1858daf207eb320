import { expect, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, NOON } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { expectedTotals } from './expected-totals.ts'
import { rowsIn, storedTotals } from './stored-totals.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const MARKER = 'canary-5c2e'
const DAY_MS = 86_400_000

/** Two years of totals whose exchanges are gone, half of them under names that carry the marker. */
async function fill(ledger: Ledger): Promise<void> {
  for (let index = 0; index < 4000; index += 1) {
    const text = index % 2 === 0 ? 'plain' : MARKER
    const started_at = NOON + (index % 700) * DAY_MS
    const labels = { client_key_id: text, provider_name: text, request_model: text, project: text, tool: text }
    ledger.close(finished({ started_at, ...labels, response_model: `${text}-${index % 5}` }))
  }
  await ledger.expire({ ...expireNothing, exchangesBefore: NOON + 900 * DAY_MS })
}

test.each([
  [{ scope: 'key', client_key_id: MARKER }],
  [{ scope: 'provider', provider_name: MARKER }],
  [{ scope: 'all' }],
] as const)(
  'totals that outlived their exchanges are erased by %j, names and all, from the bytes of every file',
  async (scope) => {
    const directory = temporaryDirectory()
    const ledger = await temporaryLedger(directory)
    await fill(ledger)
    expect(timesOnDisk(directory, MARKER)).toBeGreaterThan(10)
    expect(await ledger.purge(scope)).toMatchObject({ purged: 0 })
    expect(timesOnDisk(directory, MARKER)).toBe(0)
    const { totals } = await ledger.summary({ since: 0, includeSandbox: true })
    expect(totals.requests).toBe(scope.scope === 'all' ? 0 : 2000)
    // Figures without a name are figures all the same.
    if (scope.scope === 'all') expect(rowsIn(directory, 'daily_totals')).toBe(0)
  },
)

test('when totals reach their own age, they go from the bytes as well, and so do names that nothing is left of', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await fill(ledger)
  ledger.close(finished({ started_at: NOON + 950 * DAY_MS }))
  await ledger.expire({ ...expireNothing, exchangesBefore: NOON + 900 * DAY_MS, totalsBefore: NOON + 900 * DAY_MS })
  expect(timesOnDisk(directory, MARKER)).toBe(0)
  expect(rowsIn(directory, 'total_groups')).toBe(1)
})

test('an erasure that is cut short leaves the sum of what is left', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  for (let index = 0; index < 3000; index += 1) {
    ledger.close(finished({ client_key_id: index % 2 === 0 ? 'a' : 'b', input_tokens: index }))
  }
  const controller = new AbortController()
  const erasing = ledger.purge({ scope: 'key', client_key_id: 'a' }, controller.signal)
  setImmediate(() => controller.abort())
  expect((await erasing).purged).toBeLessThan(1500)
  let text = ''
  for await (const piece of ledger.export('ndjson', {})) text += piece
  const [, ...left] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(left.length).toBeGreaterThan(1500)
  const sums = [...storedTotals(directory, 'daily_totals').figures.values()]
  const { requests, input_tokens } = expectedTotals(left)
  expect(sums.reduce((sum, figures) => sum + (figures.requests ?? 0), 0)).toBe(requests)
  expect(sums.reduce((sum, figures) => sum + (figures.input_tokens ?? 0), 0)).toBe(input_tokens)
})
