import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { cutoffs } from '../../../../src/main/engine/retention.ts'
import { finished, NOON } from './an-exchange.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const DAY_MS = 86_400_000
const kept = {
  retention_days: 10,
  totals_retention_days: 50,
  events_retention_days: 20,
  security_events_retention_days: 30,
  outbound_retention_days: 40,
}

/** By category, the word that stands in what is kept of it. */
const WORDS = {
  exchange: 'canary-exchange-4d1c',
  warning: 'canary-warning-4d1c',
  'security event': 'canary-security-4d1c',
  contact: 'canary-contact-4d1c',
  total: 'canary-total-4d1c',
}

async function filledDirectory(): Promise<string> {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished({ started_at: NOON, endpoint: WORDS.exchange, tool: WORDS.total }))
  await ledger.counts()
  ledger.shut()
  const db = new Database(join(directory, 'waybill.db'))
  db.prepare(`insert into events values ('1', ?, 'budget', 'key', ?, null, 'usd', 50, 1, 1, 0)`).run(
    NOON,
    WORDS.warning,
  )
  db.prepare(`insert into security_events values ('1', ?, 'limit', null, null, null, ?, 1)`).run(
    NOON,
    WORDS['security event'],
  )
  db.prepare(`insert into outbound values ('2026-11-20T12', ?, 'request', '', ?, ?, 1, 1, 1)`).run(
    WORDS.contact,
    NOON,
    NOON,
  )
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  return directory
}

const foundIn = (directory: string) =>
  Object.entries(WORDS).flatMap(([category, word]) => (timesOnDisk(directory, word) > 0 ? [category] : []))

test('as the clock moves on, one category after the other is gone, out of the bytes of the files as well', async () => {
  const directory = await filledDirectory()
  expect(foundIn(directory)).toEqual(Object.keys(WORDS))
  const after = async (days: number) => {
    const ledger = await temporaryLedger(directory)
    await ledger.expire(cutoffs(kept, NOON + days * DAY_MS))
    ledger.shut()
    return foundIn(directory)
  }
  expect(await after(9)).toEqual(['exchange', 'warning', 'security event', 'contact', 'total'])
  expect(await after(11)).toEqual(['warning', 'security event', 'contact', 'total'])
  expect(await after(21)).toEqual(['security event', 'contact', 'total'])
  expect(await after(31)).toEqual(['contact', 'total'])
  expect(await after(41)).toEqual(['total'])
  expect(await after(52)).toEqual([])
})

test('what is not to be kept at all goes at once', async () => {
  const directory = await filledDirectory()
  const ledger = await temporaryLedger(directory)
  const none = Object.fromEntries(Object.keys(kept).map((name) => [name, 0])) as typeof kept
  expect(await ledger.expire(cutoffs(none, NOON + 1))).toBe(1)
  ledger.shut()
  expect(foundIn(directory)).toEqual([])
})
