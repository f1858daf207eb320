import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../../src/main/engine/ledger/open-database.ts'
import { createRecorder } from '../../../../src/main/engine/ledger/recorder.ts'
import { createSpend } from '../../../../src/main/engine/ledger/spend.ts'
import { createUnwritten } from '../../../../src/main/engine/ledger/unwritten.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, NOON, running } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

test('with a full disk traffic goes on; what is not written down is counted, and writing resumes with room', async () => {
  const { db } = await openDatabase(temporaryDirectory(), NOON)
  onTestFinished(() => void db.close())
  const failures: unknown[] = []
  const recorder = createRecorder(db, createSpend(db), (error) => failures.push(error))
  const rows = Array.from({ length: 50 }, () => running({ project: 'p'.repeat(500) }))
  const [first, ...others] = rows as [ExchangeRow, ...ExchangeRow[]]
  recorder.open(first)
  recorder.close({ ...first, ended_by: 'complete' })
  recorder.writeNow()

  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
  for (const row of others) recorder.open(row)
  for (const row of others) recorder.close({ ...row, ended_by: 'complete' })
  recorder.writeNow()
  expect(failures).not.toHaveLength(0)
  const lost = recorder.unrecorded()
  expect(lost).toBeGreaterThan(30)
  expect(lost).toBeLessThan(50)

  db.pragma('max_page_count = 100000')
  const after = finished()
  recorder.close(after)
  expect(recorder.unrecorded()).toBe(lost)
  expect(recorder.settle()).toBe(true)
  expect(db.prepare('select count(*) from exchanges').pluck().get()).toBe(rows.length - lost + 1)
  expect(recorder.added()).toBe(rows.length - lost + 1)
  recorder.stop()
})

test('rows that a full disk keeps in their first place are moved once there is room', async () => {
  const { db } = await openDatabase(temporaryDirectory(), NOON)
  onTestFinished(() => void db.close())
  const recorder = createRecorder(db, createSpend(db), () => {})
  for (let count = 0; count < 300; count += 1) recorder.close(finished())
  recorder.writeNow()
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
  expect(recorder.settle()).toBe(false)
  db.pragma('max_page_count = 100000')
  expect(recorder.settle()).toBe(true)
  expect(db.prepare('select count(*) from exchanges').pluck().get()).toBe(300)
  expect(recorder.unrecorded()).toBe(0)
})

test('an exchange that could not be opened but was closed is not counted as lost', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const row = running()
  const other = new Database(join(directory, 'waybill.db'))
  other.exec('begin immediate')
  ledger.open(row)
  expect(ledger.unrecorded()).toBe(1)
  other.exec('rollback')
  other.close()
  ledger.close({ ...row, ended_by: 'complete' })
  expect(ledger.unrecorded()).toBe(0)
  expect(await ledger.exchanges({ limit: 10 })).toHaveLength(1)
})

test('an exchange that can neither be opened nor closed is one lost exchange', async () => {
  const ledger = await temporaryLedger()
  ledger.shut()
  const row = running()
  ledger.open(row)
  ledger.close(row)
  expect(ledger.unrecorded()).toBe(1)
})

test('a value that the database refuses costs that exchange only', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ input_tokens: 'many' as never }))
  ledger.close(finished({ usage_source: null as never }))
  const good = finished()
  ledger.close(good)
  expect(ledger.unrecorded()).toBe(2)
  expect(await ledger.exchanges({ limit: 10 })).toEqual([good])
})

test('damage that is met on the way is told, and the next start looks at every page', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  for (let count = 0; count < 200; count += 1) ledger.close(finished())
  await ledger.exchanges({ limit: 1 })
  const other = new Database(join(directory, 'waybill.db'))
  other.unsafeMode()
  other.pragma('writable_schema = ON')
  other.exec(`update sqlite_master set rootpage = 99999 where name in ('recent', 'exchanges')`)
  other.pragma('schema_version = 999')
  other.close()
  ledger.close(finished())
  expect(ledger.unrecorded()).toBe(1)
  expect(ledger.notices.map(({ code }) => code)).toEqual(['database_damaged'])
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(next.notices.map(({ code }) => code)).toEqual(['database_set_aside'])
})

test('a row that a failing disk has garbled is shown with the others, or hides itself alone', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const [garbled, lost, whole] = [finished(), finished(), finished()]
  for (const row of [garbled, lost, whole]) ledger.close(row)
  await ledger.exchanges({ limit: 1 })
  const other = new Database(join(directory, 'waybill.db'))
  other.prepare(`update exchanges set finish_reasons = 'garbled', dropped_fields = '{}' where id = ?`).run(garbled.id)
  other.prepare(`update exchanges set dialect = 'garbled' where id = ?`).run(lost.id)
  other.close()
  const shown = { ...garbled, finish_reasons: ['other'], dropped_fields: ['other'] }
  expect(await ledger.exchanges({ limit: 10 })).toEqual([whole, shown])
})

test('a count of lost exchanges stays right, and small in memory, however long a disk is full', () => {
  const unwritten = createUnwritten(3)
  for (const id of ['a', 'b', 'b', 'c', 'd', 'e']) unwritten.add(id)
  expect(unwritten.count()).toBe(5)
  unwritten.remove('e')
  unwritten.remove('never seen')
  expect(unwritten.count()).toBe(4)
})

test('a leftover that cannot be read as a log does not keep Waybill from starting', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const row = finished()
  ledger.close(row)
  ledger.shut()
  writeFileSync(join(directory, 'waybill.db-wal'), 'not a log')
  const next = await temporaryLedger(directory)
  expect(await next.exchanges({ limit: 10 })).toEqual([row])
})
