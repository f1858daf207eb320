import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, NOON } from './an-exchange.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const child = fileURLToPath(new URL('erase-child.ts', import.meta.url))
const GONE = 'key-7c1e-of-nobody-else'
const ROWS = 1600

async function filled(): Promise<{ readonly directory: string; readonly ids: readonly string[] }> {
  const directory = temporaryDirectory()
  const ledger = await openLedger({ dataDirectory: directory })
  const ids: string[] = []
  for (let count = 0; count < ROWS; count += 1) {
    const row = finished({ started_at: NOON + count, ...(count % 2 === 0 ? { client_key_id: GONE } : {}) })
    if (row.client_key_id === GONE) ids.push(row.id)
    ledger.close(row)
    if (count % 97 === 0) await ledger.exchanges({ limit: 1 })
  }
  ledger.shut()
  return { directory, ids }
}

/** Erases in a process of its own, and kills it once so many exchanges are left. */
async function killAt(directory: string, left: number): Promise<void> {
  const worker = spawn(process.execPath, [child, directory, GONE], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: worker.stdout })) if (Number(line) <= left) worker.kill('SIGKILL')
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
  expect(worker.signalCode).toBe('SIGKILL')
}

test.each([
  ['in the midst of its rows', ROWS - 400],
  ['as the last of them is gone', ROWS / 2],
])(
  'an erasure that kill -9 ends %s is cleaned up by what the next start lets go, and finished by the next',
  async (_when, left) => {
    const { directory, ids } = await filled()
    await killAt(directory, left)
    const ledger = await temporaryLedger(directory)
    const rows = new Set((await ledger.exchanges({ limit: ROWS })).map(({ id }) => id))
    const erased = ids.filter((id) => !rows.has(id))
    expect(erased.length).toBeGreaterThan(0)
    // As a start does, whatever there is to let go.
    const never = { totalsBefore: 0, eventsBefore: 0, securityEventsBefore: 0, outboundBefore: 0 }
    expect(await ledger.expire({ exchangesBefore: 0, ...never })).toBe(0)
    expect(erased.filter((id) => timesOnDisk(directory, id) > 0)).toEqual([])
    expect(await ledger.purge({ scope: 'key', client_key_id: GONE })).toMatchObject({
      purged: ids.length - erased.length,
      scrubbed: true,
    })
    expect(timesOnDisk(directory, GONE)).toBe(0)
    ledger.shut()
    const db = new Database(join(directory, 'waybill.db'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
  },
)

test('a damaged database that was set aside goes with everything, and with nothing less', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const aside = ['waybill.corrupt-2026-11-21T14-05-00.db', 'waybill.corrupt-2026-11-21T14-05-00-2.db-wal']
  const others = ['waybill.corrupt.txt', 'prices.json']
  for (const name of [...aside, ...others]) writeFileSync(join(directory, name), 'rows')
  const left = () => [...aside, ...others].filter((name) => existsSync(join(directory, name)))
  await ledger.purge({ scope: 'before', before: Date.now() })
  expect(left()).toEqual([...aside, ...others])
  await ledger.purge({ scope: 'all' })
  expect(left()).toEqual(others)
})
