import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const posix = process.platform !== 'win32'
const root = process.getuid?.() === 0
const NOBODY = 65534

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

test.runIf(posix)(
  'only the user can enter the data directory and read the database, its log and their index',
  async () => {
    const directory = join(temporaryDirectory(), 'deep', 'in', 'waybill')
    const ledger = await temporaryLedger(directory)
    ledger.close(finished())
    expect(modeOf(directory)).toBe('700')
    const files = readdirSync(directory).sort()
    expect(files).toEqual(['waybill.db', 'waybill.db-shm', 'waybill.db-wal'])
    expect(files.map((file) => modeOf(join(directory, file)))).toEqual(['600', '600', '600'])
  },
)

test.runIf(posix)('modes that are too open are corrected', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.shut()
  chmodSync(directory, 0o755)
  chmodSync(join(directory, 'waybill.db'), 0o644)
  await temporaryLedger(directory)
  expect([modeOf(directory), modeOf(join(directory, 'waybill.db'))]).toEqual(['700', '600'])
})

test.runIf(posix)(
  'a symbolic link in place of the data directory is refused, and nothing is made behind it',
  async () => {
    const elsewhere = temporaryDirectory()
    chmodSync(elsewhere, 0o755)
    const link = join(temporaryDirectory(), 'waybill')
    symlinkSync(elsewhere, link)
    await expect(openLedger({ dataDirectory: link })).rejects.toMatchObject({
      code: 'data_directory_unusable',
      message: `${link} is a symbolic link.`,
    })
    expect(readdirSync(elsewhere)).toEqual([])
    expect(modeOf(elsewhere)).toBe('755')
  },
)

test.runIf(posix).each(['waybill.db', 'waybill.db-wal', 'waybill.db-shm', 'waybill.db-journal'])(
  'a symbolic link in place of %s is refused, and nothing is touched',
  async (name) => {
    const directory = temporaryDirectory()
    chmodSync(directory, 0o755)
    const target = join(temporaryDirectory(), 'target')
    writeFileSync(target, 'precious', { mode: 0o644 })
    symlinkSync(target, join(directory, name))
    await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({ code: 'data_directory_unusable' })
    expect(readFileSync(target, 'utf8')).toBe('precious')
    expect(modeOf(target)).toBe('644')
    expect(readdirSync(directory)).toEqual([name])
    expect(modeOf(directory)).toBe('755')
  },
)

test('a link that leads nowhere is refused, and its target is not made', async () => {
  const directory = temporaryDirectory()
  const target = join(temporaryDirectory(), 'not-there')
  symlinkSync(target, join(directory, 'waybill.db'))
  await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({ code: 'data_directory_unusable' })
  expect(existsSync(target)).toBe(false)
})

test('a file in place of the data directory, or above it, is refused by name and stays as it is', async () => {
  const file = join(temporaryDirectory(), 'waybill')
  writeFileSync(file, 'precious')
  await expect(openLedger({ dataDirectory: file })).rejects.toMatchObject({
    code: 'data_directory_unusable',
    message: `${file} is a file.`,
  })
  await expect(openLedger({ dataDirectory: join(file, 'below') })).rejects.toMatchObject({
    code: 'data_directory_unusable',
  })
  expect(readFileSync(file, 'utf8')).toBe('precious')
})

test('a directory in place of the database is refused', async () => {
  const directory = temporaryDirectory()
  mkdirSync(join(directory, 'waybill.db'))
  await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({ code: 'data_directory_unusable' })
})

test.runIf(posix)('a directory that cannot be written is refused with a clear message, and nothing is touched', () => {
  const directory = temporaryDirectory()
  chmodSync(directory, 0o555)
  if (root) chownSync(directory, NOBODY, NOBODY)
  const said = openAsAnyone(directory)
  chmodSync(directory, 0o755)
  expect(said).toEqual({ code: 'data_directory_unusable', message: `${directory} cannot be written.` })
  expect(readdirSync(directory)).toEqual([])
})

test.runIf(posix && root)('a directory of another user is refused, even where it can be written', () => {
  const directory = temporaryDirectory()
  chmodSync(directory, 0o777)
  expect(openAsAnyone(directory)).toEqual({
    code: 'data_directory_unusable',
    message: `${directory} belongs to another user.`,
  })
  expect(readdirSync(directory)).toEqual([])
})

test.runIf(posix && root)('a directory that cannot be made is refused', () => {
  const above = temporaryDirectory()
  chmodSync(above, 0o755)
  const directory = join(above, 'waybill')
  expect(openAsAnyone(directory)).toEqual({
    code: 'data_directory_unusable',
    message: `${directory} cannot be made.`,
  })
})

/** In a process of its own, as a user without root's rights where the tests run as root. */
function openAsAnyone(directory: string): unknown {
  const script = `
    import { ensureDataDirectory } from ${JSON.stringify(new URL('../../../../src/main/engine/ledger/data-directory.ts', import.meta.url).href)}
    if (${root}) { process.setgid(${NOBODY}); process.setuid(${NOBODY}) }
    try { ensureDataDirectory(${JSON.stringify(directory)}); console.log('null') }
    catch ({ code, message }) { console.log(JSON.stringify({ code, message })) }`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}
