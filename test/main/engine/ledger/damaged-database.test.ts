import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, NOON } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const PAGE_BYTES = 4096

async function filledDatabase(): Promise<{ directory: string; database: string }> {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  for (let count = 0; count < 300; count += 1) ledger.close(finished())
  ledger.shut()
  return { directory, database: join(directory, 'waybill.db') }
}

const damages: [string, (database: string) => void][] = [
  ['is not a database at all', (database) => writeFileSync(database, 'all work and no play '.repeat(1000))],
  ['has lost its first page', (database) => overwrite(database, 0, PAGE_BYTES)],
  ['was cut off', (database) => truncateSync(database, statSync(database).size - 10 * PAGE_BYTES)],
  ['was cut off in the first page', (database) => truncateSync(database, 50)],
  ['has nonsense in the middle', (database) => overwrite(database, 10 * PAGE_BYTES, 60 * PAGE_BYTES)],
]

test.each(damages)(
  'a database that %s is set aside whole, a new one is made, and the user is told',
  async (_, damage) => {
    const { directory, database } = await filledDatabase()
    damage(database)
    const damaged = readFileSync(database)
    const ledger = await openLedger({ dataDirectory: directory, now: () => NOON })
    onTestFinished(() => ledger.shut())
    const aside = join(directory, 'waybill.corrupt-2026-11-20T12-00-00.db')
    expect(readFileSync(aside).equals(damaged)).toBe(true)
    expect(ledger.notices).toMatchObject([{ code: 'database_set_aside', message: expect.stringContaining(aside) }])
    if (process.platform !== 'win32') expect(statSync(aside).mode & 0o777).toBe(0o600)
    ledger.close(finished())
    expect(await ledger.exchanges({ limit: 1000 })).toHaveLength(1)
  },
)

test('the log of a damaged database goes with it, and a second damage does not replace the first', async () => {
  const { directory, database } = await filledDatabase()
  for (const text of ['first', 'second']) {
    writeFileSync(database, text.repeat(100))
    writeFileSync(`${database}-wal`, `log of the ${text}`)
    const ledger = await openLedger({ dataDirectory: directory, now: () => NOON })
    ledger.shut()
  }
  const [first, second] = ['', '-2'].map((mark) => join(directory, `waybill.corrupt-2026-11-20T12-00-00${mark}.db`))
  expect(readFileSync(`${first}`, 'utf8')).toContain('firstfirst')
  expect(readFileSync(`${second}`, 'utf8')).toContain('secondsecond')
  expect(readFileSync(`${first}-wal`, 'utf8')).toBe('log of the first')
  expect(readFileSync(`${second}-wal`, 'utf8')).toBe('log of the second')
})

test('a sound database is not set aside', async () => {
  const { directory } = await filledDatabase()
  const ledger = await temporaryLedger(directory)
  expect(ledger.notices).toEqual([])
  expect(readdirSync(directory).filter((name) => name.includes('corrupt'))).toEqual([])
  expect(existsSync(join(directory, 'waybill.db.damaged'))).toBe(false)
})

function overwrite(file: string, from: number, to: number): void {
  const fd = openSync(file, 'r+')
  writeSync(fd, Buffer.alloc(to - from, 0xa5), 0, to - from, from)
  closeSync(fd)
}
