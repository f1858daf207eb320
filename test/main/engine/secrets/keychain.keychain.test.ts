import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { inspect } from 'node:util'
import keytar from 'keytar'
import { expect, onTestFinished, test } from 'vitest'
import { openVault } from '../../../../src/main/engine/secrets/secrets.ts'
import { temporaryDirectory } from './temporary-directory.ts'
import { startVaultProcess } from './vault-process.ts'

const KEY = 'sk-canary-0815-keychain'

/** A service name of the test's own, so that no real entry is touched; swept when it is over. */
function ownService(): string {
  const service = `waybill-test-${randomUUID()}`
  onTestFinished(async () => {
    for (const { account } of await keytar.findCredentials(service)) await keytar.deletePassword(service, account)
  })
  return service
}

async function open(service: string, choice: 'keychain' | 'auto' = 'keychain') {
  const dataDirectory = await temporaryDirectory()
  const { vault, problem } = await openVault({ choice, dataDirectory, service })
  expect(problem).toBeUndefined()
  return { vault, dataDirectory }
}

test('left to choose, Waybill takes the keychain where it works', async () => {
  const { vault } = await open(ownService(), 'auto')
  expect([vault.kind, vault.state()]).toEqual(['keychain', 'ready'])
})

test('keys are set, replaced, listed and deleted, and the next start finds them', async () => {
  const service = ownService()
  const { vault, dataDirectory } = await open(service)
  expect((await vault.load()).size).toBe(0)
  await vault.set('openai', 'old')
  await vault.set('openai', KEY)
  await vault.set('anthropic', 'sk-ant-überlang-日本')
  await vault.set('gone', 'x')
  await vault.delete('gone')
  await vault.delete('never-there')
  const next = await open(service)
  expect(Object.fromEntries(await next.vault.load())).toEqual({ openai: KEY, anthropic: 'sk-ant-überlang-日本' })
  expect(await keytar.getPassword(service, 'openai')).toBe(KEY)
  expect(await keytar.getPassword(service, 'gone')).toBeNull()
  expect(await readdir(dataDirectory)).toEqual([])
})

test('a key of the greatest length that the contract takes comes back whole', async () => {
  const { vault } = await open(ownService())
  const long = 'k'.repeat(4096)
  await vault.set('google', long)
  expect((await vault.load()).get('google')).toBe(long)
})

test('twenty changes at once all take effect', async () => {
  const { vault } = await open(ownService())
  await Promise.all(Array.from({ length: 20 }, (_, at) => vault.set(`provider-${at}`, `key-${at}`)))
  await Promise.all(Array.from({ length: 10 }, (_, at) => vault.delete(`provider-${at}`)))
  expect([...(await vault.load()).keys()].sort()).toEqual(
    Array.from({ length: 10 }, (_, at) => `provider-${at + 10}`).sort(),
  )
})

test('two data directories do not share keys', async () => {
  const one = await open(ownService())
  const two = await open(ownService())
  await one.vault.set('openai', KEY)
  expect((await two.vault.load()).size).toBe(0)
})

test('a key that was removed in the keychain by hand is gone and the others stay', async () => {
  const service = ownService()
  const { vault } = await open(service)
  await vault.set('openai', KEY)
  await vault.set('anthropic', 'sk-ant')
  await keytar.deletePassword(service, 'openai')
  expect(Object.fromEntries(await vault.load())).toEqual({ anthropic: 'sk-ant' })
})

test('a locked vault gives nothing and takes nothing until it is unlocked', async () => {
  const { vault } = await open(ownService())
  await vault.set('openai', KEY)
  vault.lock()
  expect(vault.state()).toBe('locked')
  for (const use of [vault.load(), vault.set('a', 'b'), vault.delete('openai')]) {
    await expect(use).rejects.toMatchObject({ code: 'vault_locked' })
  }
  await vault.unlock()
  expect((await vault.load()).get('openai')).toBe(KEY)
})

test('a lock that comes while keys are being read wins', async () => {
  const { vault } = await open(ownService())
  await vault.set('openai', KEY)
  const loading = vault.load()
  vault.lock()
  await expect(loading).rejects.toMatchObject({ code: 'vault_locked' })
})

test('a list of keys that someone has damaged is told and left as it is', async () => {
  const service = ownService()
  const { vault } = await open(service)
  await keytar.setPassword(service, '.accounts', '{"damaged')
  await expect(vault.load()).rejects.toMatchObject({ code: 'vault_corrupt' })
  await expect(vault.set('a', 'b')).rejects.toMatchObject({ code: 'vault_corrupt' })
  expect(await keytar.getPassword(service, '.accounts')).toBe('{"damaged')
})

test('the entry that lists the keys can not be taken for a key', async () => {
  const { vault } = await open(ownService())
  await expect(vault.set('.accounts', KEY)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(inspect(vault, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(KEY)
})

/** Stands before the real bus and can hold back what it says: a service that hangs, and then goes on. */
async function pausableBus() {
  const real = /unix:(path|abstract)=([^,;]+)/.exec(process.env.DBUS_SESSION_BUS_ADDRESS ?? '')
  const realPath = `${real?.[1] === 'abstract' ? '\0' : ''}${real?.[2]}`
  const path = join(await temporaryDirectory(), 'bus')
  const sides: Socket[] = []
  const server = createServer((near) => {
    const far = connect(realPath)
    near.pipe(far).pipe(near)
    sides.push(
      near.on('error', () => far.destroy()),
      far.on('error', () => near.destroy()),
    )
  })
  server.listen(path)
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const side of sides) side.destroy()
  })
  return {
    environment: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` },
    pause() {
      for (const side of sides) side.unpipe()
    },
    goOn() {
      for (let at = 0; at < sides.length; at += 2) sides[at]?.pipe(sides[at + 1] as Socket).pipe(sides[at] as Socket)
    },
  }
}

test('a keychain that stops answering costs one time limit however many calls wait, and is used again when it is back', async () => {
  const timeoutMs = 400
  const service = ownService()
  const bus = await pausableBus()
  const child = startVaultProcess({ environment: bus.environment })
  onTestFinished(() => child[Symbol.asyncDispose]())
  await child.ask('open', { choice: 'keychain', dataDirectory: '/nowhere', service, timeoutMs })
  await child.ask('set', 'openai', KEY)

  bus.pause()
  const calls = [
    child.ask('load'),
    child.ask('set', 'anthropic', `${KEY}-2`),
    child.ask('delete', 'openai'),
    child.ask('load'),
  ]
  for (const { error, ms } of await Promise.all(calls)) {
    expect(error).toMatchObject({ code: 'vault_unavailable', message: expect.stringContaining('time limit') })
    expect(JSON.stringify(error)).not.toContain(KEY)
    expect(ms).toBeLessThan(timeoutMs * 1.5)
  }
  expect((await child.ask('state')).value).toBe('unavailable')

  bus.goOn()
  await expect.poll(async () => (await child.ask('load')).value, { timeout: 10_000 }).toEqual({ openai: KEY })
  expect((await child.ask('state')).value).toBe('ready')
})
