import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { migrations } from '../../src/main/engine/ledger/migrations/migrations.ts'
import { openSealedFile } from '../../src/main/engine/secrets/sealed-file.ts'
import { type Place, run, startProcess } from '../support/markers-process.ts'
import { smallDisks } from '../support/small-disk.ts'

const EXCHANGES = 2000
/** For some of what the migrations write into the log. */
const ROOM = [150_000, 200_000]
const PASSPHRASE = 'correct horse battery staple'

/** A database as an earlier version left it, with so many exchanges in it. */
async function writeEarlier(home: string): Promise<void> {
  const made = await openLedger({ dataDirectory: home })
  made.shut()
  const db = new Database(join(home, 'waybill.db'))
  const names = db.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all()
  for (const name of names) if (!name.startsWith('sqlite_')) db.exec(`drop table "${name}"`)
  const queries = new Kysely({ dialect: new SqliteDialect({ database: db }) })
  const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0007'))
  await new Migrator({ db: queries, provider: { getMigrations: async () => earlier } }).migrateToLatest()
  const columns = db
    .prepare<[], { name: string; type: string }>(
      `select name, type from pragma_table_info('exchanges') where "notnull"`,
    )
    .all()
  const values = columns.map(({ name, type }) =>
    name === 'id' ? `'id-' || value` : type === 'text' ? `'x'` : `${Date.now()}`,
  )
  db.exec(
    `with recursive counted(value) as (select 1 union all select value + 1 from counted where value < ${EXCHANGES})
     insert into exchanges (${columns.map(({ name }) => name)}, ended_by) select ${values}, 'complete' from counted`,
  )
  db.close()
}

/** What a start says, until it is up or has ended. */
async function start(place: Place): Promise<string> {
  const args = ['start', '--headless', '--port', '0', '--control-port', '0', '--vault', 'memory', '--json']
  const { child, output } = run(place, args)
  await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), once(child, 'close')])
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return output().toString()
}

describe.each(smallDisks())('on $disk', ({ make }) => {
  it('an update that can’t take the database over says so, and does with room, with nothing lost', async () => {
    const disk = make()
    onTestFinished(disk.remove)
    const { home } = disk.place
    await writeEarlier(home)
    disk.fill()
    for (let count = 0; count < 2; count += 1) {
      const said = await start(disk.place)
      expect(said).toMatch(/The disk of .* is full\.|cannot be opened for writing \(SQLITE_/)
    }
    disk.free()
    // And in the middle: no file may grow beyond this.
    const [program, ...args] = disk.place.command
    for (const bytes of ROOM) {
      const command = ['prlimit', `--fsize=${bytes}:unlimited`, program, ...args] as const
      expect(await start({ ...disk.place, command })).toMatch(/The disk of .* is full\.|SQLITE_IOERR/)
    }
    const engine = await startProcess(disk.place)
    onTestFinished(async () => void (await engine.end('SIGKILL')))
    expect(await engine.client.system.status()).toMatchObject({ notices: [], exchanges: EXCHANGES })
    expect(readdirSync(home).filter((name) => name.includes('corrupt'))).toEqual([])
  })

  it('the vault’s file stays as it was, says why, and takes the key with room', async () => {
    const disk = make()
    onTestFinished(disk.remove)
    const path = join(disk.place.home, 'vault.sealed')
    const engine = await startProcess({ ...disk.place, env: { ...disk.place.env, WAYBILL_PASSPHRASE: PASSPHRASE } }, [
      '--vault',
      'sealed',
    ])
    onTestFinished(async () => void (await engine.end('SIGKILL')))
    const keyed = (name: string) =>
      engine.client.providers
        .add({ kind: 'compatible', name, base_url: 'http://127.0.0.1:1/v1', key: `sk-0123456789-${name}` })
        .then(
          () => 'done',
          ({ code, message }) => `${code} ${message}`,
        )
    expect(await keyed('before')).toBe('done')
    const before = readFileSync(path)
    disk.fill(engine.pid)
    const said = await keyed('full')
    expect(said).toMatch(/^data_directory_unusable .*vault\.sealed/)
    expect(readFileSync(path).equals(before)).toBe(true)
    expect((await engine.client.providers.list()).map(({ name }) => name)).not.toContain('full')
    disk.free(engine.pid)
    expect(await keyed('full')).toBe('done')
    expect(readdirSync(disk.place.home).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await engine.end('SIGKILL')
    const vault = openSealedFile(path)
    await vault.unlock(PASSPHRASE)
    expect([...(await vault.load()).values()].sort()).toEqual(['sk-0123456789-before', 'sk-0123456789-full'])
  })
})
