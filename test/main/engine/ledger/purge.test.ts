import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const MARKER = 'canary-7d1f'

/** Two rows of three carry the marker in every label, in among the others, as keys in use take turns. */
async function fill(ledger: Ledger, rows: number): Promise<void> {
  for (let index = 0; index < rows; index += 1) {
    const text = index % 3 === 0 ? 'plain' : MARKER
    const row = running({ started_at: NOON + index, client_key_id: text, provider_name: null })
    ledger.open(row)
    ledger.close({
      ...finished({ request_model: text, tool: text, project: text.repeat(1 + (index % 9)) }),
      id: row.id,
      started_at: row.started_at,
      client_key_id: text,
      provider_name: text,
      finish_reasons: [text],
    })
    // Now and then someone looks: rows move to their last place in batches of any size.
    if (index % 97 === 0) await ledger.exchanges({ limit: 1 })
  }
}

test.each([
  [{ scope: 'key', client_key_id: MARKER }, 4000],
  [{ scope: 'provider', provider_name: MARKER }, 4000],
  [{ scope: 'before', before: NOON + 3000 }, 3000],
  [{ scope: 'all' }, 6000],
] as const)(
  'what is purged by %j is gone from the bytes of every file, and the rest stays whole',
  async (scope, erased) => {
    const directory = temporaryDirectory()
    const ledger = await temporaryLedger(directory)
    await fill(ledger, 6000)
    const before = timesOnDisk(directory, MARKER)
    expect(before).toBeGreaterThan(6000)
    expect(await ledger.purge(scope)).toMatchObject({ purged: erased })
    if (scope.scope === 'before') await ledger.purge({ scope: 'key', client_key_id: MARKER })
    expect(timesOnDisk(directory, MARKER)).toBe(0)
    const kept = scope.scope === 'all' ? 0 : scope.scope === 'before' ? 1000 : 2000
    expect((await ledger.counts()).exchanges).toBe(kept)
    expect((await ledger.summary({ since: 0, includeSandbox: true })).totals.requests).toBe(kept)
    expect(integrity(directory)).toBe('ok')
  },
)

test('bytes stay gone while exchanges go on, and after the next start', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await fill(ledger, 3000)
  const purging = ledger.purge({ scope: 'key', client_key_id: MARKER })
  for (let index = 0; index < 2000; index += 1) ledger.close(finished())
  expect(await purging).toMatchObject({ purged: 2000 })
  for (let index = 0; index < 2000; index += 1) ledger.close(finished())
  await ledger.exchanges({ limit: 1 })
  expect(timesOnDisk(directory, MARKER)).toBe(0)
  ledger.shut()
  expect(timesOnDisk(directory, MARKER)).toBe(0)
  const next = await temporaryLedger(directory)
  expect((await next.counts()).exchanges).toBe(5000)
  expect(integrity(directory)).toBe('ok')
})

test('a purge that was cut short is finished, bytes and all, by the next one', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await fill(ledger, 3000)
  const controller = new AbortController()
  const purging = ledger.purge({ scope: 'key', client_key_id: MARKER }, controller.signal)
  setImmediate(() => controller.abort())
  const { purged: erased } = await purging
  expect(erased).toBeGreaterThan(0)
  expect(erased).toBeLessThan(2000)
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(await next.purge({ scope: 'key', client_key_id: MARKER })).toMatchObject({ purged: 2000 - erased })
  expect(timesOnDisk(directory, MARKER)).toBe(0)
})

test('bytes that a crash left between erasing and scrubbing go with the next purge, though it erases nothing', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await fill(ledger, 6000)
  const controller = new AbortController()
  await ledger.exchanges({ limit: 1 })
  const purging = ledger.purge({ scope: 'key', client_key_id: MARKER }, controller.signal)
  // The last slice of rows, and not yet the pages.
  const abortAtTheEnd = async (): Promise<void> => {
    if ((await ledger.exchanges({ limit: 1, client_key_id: MARKER })).length === 0) controller.abort()
    else setImmediate(abortAtTheEnd)
  }
  setImmediate(abortAtTheEnd)
  expect(await purging).toMatchObject({ purged: 4000 })
  ledger.shut()
  expect(timesOnDisk(directory, MARKER)).toBeGreaterThan(0)
  const next = await temporaryLedger(directory)
  expect(await next.purge({ scope: 'before', before: 0 })).toMatchObject({ purged: 0 })
  expect(timesOnDisk(directory, MARKER)).toBe(0)
})

test('an exchange that still runs is not purged, and closes as ever', async () => {
  const ledger = await temporaryLedger()
  const row = running()
  ledger.open(row)
  ledger.close(finished())
  expect(await ledger.purge({ scope: 'all' })).toMatchObject({ purged: 1 })
  expect(await ledger.exchanges({ limit: 10 })).toEqual([row])
  ledger.close({ ...row, ended_by: 'complete' })
  expect(await ledger.counts()).toMatchObject({ exchanges: 1, running: 0 })
  expect(await ledger.purge({ scope: 'all' })).toMatchObject({ purged: 1 })
})

test('an exchange that started at the very moment is kept: before means before', async () => {
  const ledger = await temporaryLedger()
  for (const started_at of [NOON - 1, NOON, NOON + 1]) ledger.close(finished({ started_at }))
  expect(await ledger.purge({ scope: 'before', before: NOON })).toMatchObject({ purged: 1 })
  expect((await ledger.exchanges({ limit: 10 })).map(({ started_at }) => started_at)).toEqual([NOON + 1, NOON])
})

test('a purge that finds nothing, of an unknown key or an empty ledger, erases nothing', async () => {
  const ledger = await temporaryLedger()
  expect(await ledger.purge({ scope: 'all' })).toMatchObject({ purged: 0 })
  ledger.close(finished())
  expect(await ledger.purge({ scope: 'key', client_key_id: 'unknown' })).toMatchObject({ purged: 0 })
  expect(await ledger.purge({ scope: 'provider', provider_name: '' })).toMatchObject({ purged: 0 })
  expect((await ledger.counts()).exchanges).toBe(1)
})

test('a purge lets other work through after every few hundred rows', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 10_000; index += 1) ledger.close(finished())
  let turns = 0
  let done = false
  const count = (): void => {
    turns += 1
    if (!done) setImmediate(count)
  }
  setImmediate(count)
  await ledger.purge({ scope: 'all' })
  done = true
  expect(turns).toBeGreaterThan(10_000 / 500)
})

test('two purges at once erase every row once', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 3000; index += 1) ledger.close(finished())
  const [first, second] = await Promise.all([ledger.purge({ scope: 'all' }), ledger.purge({ scope: 'all' })])
  expect([first.purged, second.purged]).toEqual([3000, 0])
  expect((await ledger.counts()).exchanges).toBe(0)
})

test('shutting in the middle of a purge ends it without an error', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 3000; index += 1) ledger.close(finished())
  const purging = ledger.purge({ scope: 'all' })
  setImmediate(() => ledger.shut())
  expect((await purging).purged).toBeLessThan(3000)
})

test('a purge that was aborted before it began erases nothing', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished())
  expect(await ledger.purge({ scope: 'all' }, AbortSignal.abort())).toMatchObject({ purged: 0 })
})

test('a program that looks at the database meanwhile is waited for, and then the bytes go', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await fill(ledger, 1000)
  const reader = new Database(join(directory, 'waybill.db'), { readonly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from exchanges').get()
  const purging = ledger.purge({ scope: 'key', client_key_id: MARKER })
  setTimeout(() => reader.close(), 300)
  expect(await purging).toMatchObject({ purged: 666 })
  expect(timesOnDisk(directory, MARKER)).toBe(0)
})

function integrity(directory: string): unknown {
  const db = new Database(join(directory, 'waybill.db'))
  const result = db.pragma('integrity_check', { simple: true })
  db.close()
  return result
}
