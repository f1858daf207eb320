import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { openVault } from '../../../../src/main/engine/secrets/secrets.ts'

const KEY = 'sk-canary-memory'

async function openMemory() {
  const { vault, problem } = await openVault({ choice: 'memory', dataDirectory: '/nowhere', service: 'unused' })
  expect(problem).toBeUndefined()
  return vault
}

test('memory that was asked for is ready at once and holds what it is given', async () => {
  const vault = await openMemory()
  expect([vault.kind, vault.state()]).toEqual(['memory', 'ready'])
  await vault.set('openai', 'old')
  await vault.set('openai', KEY)
  await vault.set('gone', 'x')
  await vault.delete('gone')
  await vault.delete('never-there')
  expect([...(await vault.load())]).toEqual([['openai', KEY]])
})

test('a locked memory gives nothing and takes nothing, and has kept the keys when it is unlocked', async () => {
  const vault = await openMemory()
  await vault.set('openai', KEY)
  vault.lock()
  expect(vault.state()).toBe('locked')
  await expect(vault.load()).rejects.toMatchObject({ code: 'vault_locked' })
  await expect(vault.set('a', 'b')).rejects.toMatchObject({ code: 'vault_locked' })
  await expect(vault.delete('openai')).rejects.toMatchObject({ code: 'vault_locked' })
  await vault.unlock()
  expect((await vault.load()).get('openai')).toBe(KEY)
})

test('who changes the map that was handed out does not change the vault', async () => {
  const vault = await openMemory()
  await vault.set('openai', KEY)
  ;((await vault.load()) as Map<string, string>).clear()
  expect((await vault.load()).size).toBe(1)
})

test('inspecting the vault, as a careless log line would, shows no key', async () => {
  const vault = await openMemory()
  await vault.set('openai', KEY)
  expect(inspect(vault, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(KEY)
  expect(JSON.stringify(vault)).not.toContain(KEY)
})

test.each([
  ['', 'secret'],
  ['account', ''],
  ['account', 'half\0lost'],
])('an entry that a keychain would cut short is refused without quoting it (%j, %j)', async (account, secret) => {
  const vault = await openMemory()
  const error = await vault.set(account, secret).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'invalid_input' })
  expect(inspect(error)).not.toContain('half')
})
