import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { exchangeColumns } from '../../../../src/shared/inventory/exchanges.ts'
import { finished, NOON } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const child = fileURLToPath(new URL('open-child.ts', import.meta.url))
const PAGE_BYTES = 4096
/** The log's index has 32 KB; of the log there is room for the first pages. */
const ROOM_BYTES = 100_000

/** A directory with exchanges that a kill has left where they were first written, and with what else is done to its database. */
async function leftBehind(exchanges: number, edit: (db: Database.Database) => void = () => {}): Promise<string> {
  const directory = temporaryDirectory()
  const ledger = await openLedger({ dataDirectory: directory })
  for (let count = 0; count < exchanges; count += 1) ledger.close(finished())
  ledger.shut()
  const db = new Database(join(directory, 'waybill.db'))
  const columns = exchangeColumns.join(', ')
  db.exec(`insert into recent (${columns}) select ${columns} from exchanges`)
  edit(db)
  db.close()
  return directory
}

it.skipIf(process.platform !== 'linux')(
  'a disk that fails while a start puts away what the last one left is told of, with what to do, and nothing is lost',
  async () => {
    const directory = await leftBehind(1000)
    const command = [`--fsize=${ROOM_BYTES}:unlimited`, process.execPath, child, directory]
    const said = execFileSync('prlimit', command, { timeout: 30_000 }).toString()
    expect(JSON.parse(said)).toEqual({
      code: 'data_directory_unusable',
      message: `The database in ${directory} cannot be opened for writing (SQLITE_IOERR_WRITE).`,
      action: 'Check that disk and its limits, or set WAYBILL_HOME to another.',
    })
    const ledger = await temporaryLedger(directory)
    expect(ledger.notices).toEqual([])
    expect((await ledger.counts()).exchanges).toBe(1000)
  },
)

it('a database that is not as Waybill left it is told of, with what to do', async () => {
  const directory = await leftBehind(1, (db) => db.exec('drop table total_groups'))
  await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({
    code: 'data_directory_unusable',
    message: `The database in ${directory} is not as Waybill left it (SQLITE_ERROR).`,
    action: 'Move it elsewhere: Waybill makes a new one.',
  })
})

it('damage in a large database that only putting away meets is set aside like any other', async () => {
  let page = 0
  const directory = await leftBehind(10, (db) => {
    // Beyond the size up to which all pages are looked at.
    db.exec(`update exchanges set endpoint = printf('%.*c', 20000000, 'x') where id = (select min(id) from exchanges)`)
    page = db.prepare<[], number>(`select rootpage from sqlite_master where name = 'recent'`).pluck().get() ?? 0
  })
  const file = openSync(join(directory, 'waybill.db'), 'r+')
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES)
  closeSync(file)
  const ledger = await openLedger({ dataDirectory: directory, now: () => NOON })
  expect(ledger.notices).toMatchObject([{ code: 'database_set_aside' }])
  ledger.shut()
  expect(readdirSync(directory)).toContain('waybill.corrupt-2026-11-20T12-00-00.db')
})
