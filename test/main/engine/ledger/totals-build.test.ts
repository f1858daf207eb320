import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { prepareRowErasure } from '../../../../src/main/engine/ledger/erase-rows.ts'
import { openDatabase } from '../../../../src/main/engine/ledger/open-database.ts'
import { createRecorder } from '../../../../src/main/engine/ledger/recorder.ts'
import { createSpend } from '../../../../src/main/engine/ledger/spend.ts'
import { buildTotals } from '../../../../src/main/engine/ledger/totals/build-totals.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { expectedByGroup } from './expected-totals.ts'
import { rowsIn, storedTotals } from './stored-totals.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const rows = (count: number): ExchangeRow[] =>
  Array.from({ length: count }, (_, index) =>
    finished({ started_at: NOON + index * 60_000, client_key_id: `key-${index % 3}`, input_tokens: index }),
  )

/** As an update from the version before totals finds it. */
function forgetTotals(directory: string): void {
  const db = new Database(join(directory, 'waybill.db'))
  for (const table of ['daily_totals', 'hourly_totals', 'total_groups', 'totals_build']) db.exec(`delete from ${table}`)
  db.exec(`insert into totals_build select max(id), '', 0, count(*) from exchanges`)
  db.close()
}

test('exchanges from before there were totals are counted after the start, and reports say when they are', async () => {
  const directory = temporaryDirectory()
  const first = await temporaryLedger(directory)
  const old = rows(2000)
  for (const row of old) first.close(row)
  await first.exchanges({ limit: 1 })
  forgetTotals(directory)
  expect((await first.summary({ since: 0, includeSandbox: true })).totals_ready).toBe(false)
  first.shut()

  const second = await temporaryLedger(directory)
  expect((await second.counts()).totalsProgress).toBe(0)
  // A stop in the middle: the next start goes on from there.
  while (rowsIn(directory, 'daily_totals') === 0) await new Promise((resolve) => setTimeout(resolve))
  second.shut()
  expect(rowsIn(directory, 'totals_build')).toBe(1)
  const ledger = await temporaryLedger(directory)
  // New ones count at once, and retention waits for the old ones.
  const fresh = finished({ started_at: NOON + 5000 * 60_000 })
  ledger.close(fresh)
  expect(await ledger.expire({ ...expireNothing, exchangesBefore: NOON + 1000 * 60_000 })).toBe(1000)
  expect(await ledger.counts()).toMatchObject({ totalsProgress: 1 })
  const { totals_ready, totals } = await ledger.summary({ since: 0, includeSandbox: true })
  expect(totals_ready).toBe(true)
  expect(totals.requests).toBe(2001)
  expect(storedTotals(directory, 'daily_totals').figures).toEqual(expectedByGroup([...old, fresh], 10))
})

test('what is amended, closed or erased while old exchanges are counted is counted once', async () => {
  const directory = temporaryDirectory()
  const first = await temporaryLedger(directory)
  const old = rows(2000)
  const left = running({ started_at: NOON + 1500 * 60_000, client_key_id: 'key-2' })
  for (const row of old) first.close(row)
  first.open(left)
  await first.exchanges({ limit: 1 })
  forgetTotals(directory)

  const { db } = await openDatabase(directory, NOON)
  onTestFinished(() => void db.close())
  const recorder = createRecorder(db, createSpend(db), () => {})
  const build = buildTotals(db)
  while (rowsIn(directory, 'daily_totals') === 0) await new Promise((resolve) => setTimeout(resolve))
  expect(build.progress()).toBeLessThan(1)
  const closed = { ...left, ended_by: 'complete' as const, status_code: 200 }
  const amended = [old[0], old[1997]].map((row) => ({ ...(row as ExchangeRow), output_tokens: 7777 }))
  for (const row of [...amended, closed]) recorder.close(row)
  recorder.settle()
  const erase = prepareRowErasure(db, { scope: 'key', client_key_id: 'key-1' })
  while (db.transaction(erase)().more) {}
  await build.ended

  const untouched = old.filter((row) => !amended.some(({ id }) => id === row.id))
  const kept = [...untouched, ...amended, closed].filter(({ client_key_id }) => client_key_id !== 'key-1')
  expect(storedTotals(directory, 'daily_totals').figures).toEqual(expectedByGroup(kept, 10))
  expect(rowsIn(directory, 'totals_build')).toBe(0)
  recorder.stop()
})
