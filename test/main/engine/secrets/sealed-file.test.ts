import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { openSealedFile } from '../../../../src/main/engine/secrets/sealed-file.ts'
import { openVault } from '../../../../src/main/engine/secrets/secrets.ts'
import { temporaryDirectory } from './temporary-directory.ts'

const PASSPHRASE = 'correct horse battery'
const KEY = 'sk-canary-4711-sealed'
const CHEAP = { N: 16, r: 1, p: 1 }

async function place() {
  const directory = await temporaryDirectory()
  const path = join(directory, 'vault.sealed')
  return { directory, path, open: () => openSealedFile(path, CHEAP) }
}

async function filled() {
  const at = await place()
  const vault = at.open()
  await vault.unlock(PASSPHRASE)
  await vault.set('openai', KEY)
  return { ...at, vault }
}

test('at full strength: the first unlock makes the file, the next start opens it, and traffic does not stall', async () => {
  const directory = await temporaryDirectory()
  const options = { choice: 'sealed', dataDirectory: directory, service: 'unused' } as const
  const first = (await openVault(options)).vault
  expect([first.kind, first.state()]).toEqual(['sealed', 'locked'])
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await first.unlock(PASSPHRASE)
  delay.disable()
  // Deriving the key takes hundreds of milliseconds of a processor; none of them may be the event loop's.
  expect(delay.percentile(99) / 1e6).toBeLessThan(100)
  await first.set('openai', KEY)

  const second = (await openVault(options)).vault
  await second.unlock(PASSPHRASE)
  expect([...(await second.load())]).toEqual([['openai', KEY]])
  const header = JSON.parse((await readFile(join(directory, 'vault.sealed'), 'utf8')).split('\n')[0] ?? '')
  expect(header.kdf).toMatchObject({ name: 'scrypt', N: 131072, r: 8, p: 1 })
})

test('it is new until the first passphrase has made its file, and again when the file is gone', async () => {
  const { path, open } = await place()
  const vault = open()
  expect(vault.isNew()).toBe(true)
  await vault.unlock(PASSPHRASE)
  expect(vault.isNew()).toBe(false)
  vault.lock()
  expect([vault.isNew(), open().isNew()]).toEqual([false, false])
  await rm(path)
  expect(vault.isNew()).toBe(true)
})

test('keys are set, replaced and deleted, and the file alone holds the outcome', async () => {
  const { vault, open } = await filled()
  await vault.set('openai', `${KEY}-new`)
  await vault.set('anthropic', 'sk-ant')
  await vault.delete('anthropic')
  await vault.delete('never-there')
  const again = open()
  await again.unlock(PASSPHRASE)
  expect([...(await again.load())]).toEqual([['openai', `${KEY}-new`]])
})

test('twenty changes at once all take effect', async () => {
  const { vault } = await filled()
  await Promise.all(Array.from({ length: 20 }, (_, at) => vault.set(`provider-${at}`, `key-${at}`)))
  await Promise.all(Array.from({ length: 10 }, (_, at) => vault.delete(`provider-${at}`)))
  expect((await vault.load()).size).toBe(11)
})

test('nothing in the data directory shows a key, an account or the passphrase, and nobody else may read it', async () => {
  const { directory, path } = await filled()
  expect(await readdir(directory)).toEqual(['vault.sealed'])
  const bytes = await readFile(path)
  for (const plain of [KEY, 'openai', PASSPHRASE]) {
    expect(bytes.includes(plain)).toBe(false)
    expect(bytes.includes(Buffer.from(plain).toString('base64').replace(/=+$/, ''))).toBe(false)
  }
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a file that was opened to everyone is closed again by the next change', async () => {
  const { vault, path } = await filled()
  await chmod(path, 0o644)
  await vault.set('a', 'b')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a wrong passphrase opens nothing and changes nothing', async () => {
  const { path, open } = await filled()
  const before = await readFile(path)
  const vault = open()
  await expect(vault.unlock('wrong horse battery')).rejects.toMatchObject({ code: 'passphrase_wrong' })
  await expect(vault.unlock('short')).rejects.toMatchObject({ code: 'passphrase_wrong' })
  expect(vault.state()).toBe('locked')
  expect(await readFile(path)).toEqual(before)
})

test('a passphrase is asked for, and a weak one is refused when the file is made', async () => {
  const { directory, open } = await place()
  await expect(open().unlock()).rejects.toMatchObject({ code: 'passphrase_needed' })
  await expect(open().unlock('')).rejects.toMatchObject({ code: 'passphrase_needed' })
  await expect(open().unlock('7 chars')).rejects.toMatchObject({ code: 'passphrase_weak' })
  expect(await readdir(directory)).toEqual([])
})

test('a locked vault gives nothing and takes nothing until the passphrase is given again', async () => {
  const { vault } = await filled()
  vault.lock()
  expect(vault.state()).toBe('locked')
  for (const use of [vault.load(), vault.set('a', 'b'), vault.delete('openai')]) {
    await expect(use).rejects.toMatchObject({ code: 'vault_locked' })
  }
  await vault.unlock(PASSPHRASE)
  expect([...(await vault.load())]).toEqual([['openai', KEY]])
})

test('a lock in the midst of changes never leaves a file that its passphrase does not open', async () => {
  const { vault, open } = await filled()
  for (let turn = 0; turn < 20; turn += 1) {
    const changes = Promise.allSettled([vault.set('a', `${turn}`), vault.set('b', `${turn}`), vault.load()])
    for (let tick = 0; tick < turn; tick += 1) await new Promise(setImmediate)
    vault.lock()
    await changes
    const again = open()
    await again.unlock(PASSPHRASE)
    expect((await again.load()).get('openai')).toBe(KEY)
    await vault.unlock(PASSPHRASE)
  }
})

test('a lock that comes while the passphrase is being tried wins', async () => {
  const { vault } = await filled()
  vault.lock()
  const unlocking = vault.unlock(PASSPHRASE)
  vault.lock()
  await expect(unlocking).rejects.toMatchObject({ code: 'vault_locked' })
  expect(vault.state()).toBe('locked')
})

test('unlocking what is open proves the passphrase and leaves it open', async () => {
  const { vault } = await filled()
  await vault.unlock()
  await expect(vault.unlock('wrong horse battery')).rejects.toMatchObject({ code: 'passphrase_wrong' })
  expect((await vault.load()).get('openai')).toBe(KEY)
})

test('a damaged or a newer file is told and left as it is', async () => {
  const { path, open } = await filled()
  const good = await readFile(path, 'utf8')
  for (const [bytes, code] of [
    [good.slice(0, -20), 'vault_corrupt'],
    ['', 'vault_corrupt'],
    ['x'.repeat(5 * 1024 * 1024), 'vault_corrupt'],
    [good.replace('"version":1', '"version":9'), 'vault_unavailable'],
  ] as const) {
    await writeFile(path, bytes)
    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code })
    expect(await readFile(path, 'utf8')).toBe(bytes)
  }
})

test('a file that was replaced or removed under an open vault is not overwritten', async () => {
  const other = await filled()
  const { vault, path } = await filled()
  await rename(other.path, path)
  const replaced = await readFile(path)
  await expect(vault.set('a', 'b')).rejects.toMatchObject({ code: 'vault_locked' })
  expect(await readFile(path)).toEqual(replaced)
  await vault.unlock(PASSPHRASE)
  await rm(path)
  await expect(vault.set('a', 'b')).rejects.toMatchObject({ code: 'vault_locked' })
  expect(vault.state()).toBe('locked')
})

test.runIf(process.platform !== 'win32')('a symbolic link or a pipe in the place of the file is refused', async () => {
  const victim = await filled()
  const { path, open } = await place()
  await symlink(victim.path, path)
  await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'data_directory_unusable' })
  await rm(path)
  execFileSync('mkfifo', [path])
  await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'data_directory_unusable' })
})

test.runIf(process.platform !== 'win32')('a link planted where the vault is written is not followed', async () => {
  const { vault, directory, path } = await filled()
  const victim = join(directory, 'victim')
  await writeFile(victim, 'precious')
  await symlink(victim, `${path}.tmp`)
  await vault.set('a', 'b')
  expect(await readFile(victim, 'utf8')).toBe('precious')
  expect((await readdir(directory)).sort()).toEqual(['vault.sealed', 'victim'])
})

test('what a crash left half written is cleared away by the next change', async () => {
  const { vault, directory, path } = await filled()
  await writeFile(`${path}.tmp`, 'half')
  await vault.set('a', 'b')
  expect(await readdir(directory)).toEqual(['vault.sealed'])
})

test('where nothing can be written the old file stays and the error names the place, not the key', async () => {
  const { vault, path } = await filled()
  const before = await readFile(path)
  // A directory that is not empty stands in the way; a read-only directory would not stop root.
  await mkdir(`${path}.tmp/full`, { recursive: true })
  const error = await vault.set('new', `${KEY}-new`).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'data_directory_unusable', message: expect.stringContaining(path) })
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(KEY)
  expect(await readFile(path)).toEqual(before)
})

test('a data directory that is not there is told at the first unlock', async () => {
  const vault = openSealedFile(join(await temporaryDirectory(), 'absent', 'vault.sealed'), CHEAP)
  await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'data_directory_unusable' })
})

test('inspecting the open vault shows neither key nor passphrase', async () => {
  const { vault } = await filled()
  expect(inspect(vault, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toMatch(/canary|horse/)
})
