import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { expectedByGroup } from './expected-totals.ts'
import { storedTotals } from './stored-totals.ts'
import { temporaryDirectory } from './temporary-ledger.ts'

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

/** Runs a ledger in a process of its own, kills it after so many words, and resolves to the ids that it had told of. */
async function killAfter(directory: string, words: number): Promise<{ opened: Set<string>; closed: Set<string> }> {
  const worker = spawn(process.execPath, [child, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  const told = { opened: new Set<string>(), closed: new Set<string>() }
  let count = 0
  for await (const line of createInterface({ input: worker.stdout })) {
    const [word, id] = line.split(' ')
    // A line that the kill cut in two is no promise.
    if (id?.length !== 36) continue
    told[word === 'opened' ? 'opened' : 'closed'].add(id)
    count += 1
    if (count === words) worker.kill('SIGKILL')
  }
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
  expect(worker.signalCode).toBe('SIGKILL')
  return told
}

test('after kill -9, ten times, every exchange that was told as ended is there, and those that ran are crashes, and in the totals', async () => {
  const directory = temporaryDirectory()
  const opened = new Set<string>()
  const closed = new Set<string>()
  for (let round = 0; round < 10; round += 1) {
    const told = await killAfter(directory, 50 + Math.floor(Math.random() * 2500))
    for (const id of told.opened) opened.add(id)
    for (const id of told.closed) closed.add(id)
    const db = new Database(join(directory, 'waybill.db'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
  }
  const ledger = await openLedger({ dataDirectory: directory })
  const endings = new Map<string, string | null>()
  const rows: ExchangeRow[] = []
  for await (const piece of ledger.export('ndjson', {})) {
    for (const line of piece.trimEnd().split('\n')) {
      const row: ExchangeRow = JSON.parse(line)
      if ('waybill_export' in row) continue
      rows.push(row)
      endings.set(row.id, row.ended_by)
    }
  }
  ledger.shut()
  expect(closed.size).toBeGreaterThan(100)
  expect([...closed].filter((id) => endings.get(id) !== 'complete')).toEqual([])
  expect([...opened].filter((id) => !endings.has(id))).toEqual([])
  expect([...endings.values()].filter((ending) => ending === null)).toEqual([])
  expect(ledger.notices).toEqual([])
  expect(storedTotals(directory, 'daily_totals').figures).toEqual(expectedByGroup(rows, 10))
}, 120_000)
