import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSealedFile } from '../../../../src/main/engine/secrets/sealed-file.ts'
import { startEngine } from '../../../support/engine.ts'

const passphrase = 'correct horse battery'
let keys = 0
const aKey = () => `sk-of-a-test-${String(keys++).padStart(20, '0')}`

/** Two dashboards, or one and a command, on the same provider: the vault takes its time, and the other one comes meanwhile. */
test('a provider that several change and remove at once is never half there, and leaves no key in the vault', async () => {
  const engine = await startEngine({ vault: 'sealed', passphrase })
  onTestFinished(() => engine.stop())
  const { providers, billing } = engine.core.client
  const name = 'openai'
  const changes = {
    add: () => providers.add({ kind: name, key: aKey() }),
    move: () => providers.add({ kind: name, base_url: `https://h${keys}.test`, key: aKey() }),
    remove: () => providers.remove({ name }),
    addKey: () => providers.keys.add({ name, key: aKey() }),
    update: () => providers.update({ name, key_use: 'spread' }),
    setAdminKey: () => billing.setAdminKey({ provider: name, key: aKey() }),
    removeAdminKey: () => billing.removeAdminKey({ provider: name }),
  }
  const all = Object.values(changes)
  const codes = new Set<string>()
  for (const first of all) {
    for (const second of all) {
      await providers.add({ kind: name, key: aKey() })
      const done = await Promise.allSettled([first(), second(), changes.remove(), changes.addKey()])
      for (const one of done) if (one.status === 'rejected') codes.add(one.reason.code)
      const views = await providers.list()
      expect(views.flatMap((view) => view.keys.map(({ state }) => state)).filter((state) => state !== 'ready')).toEqual(
        [],
      )
    }
  }
  expect([...codes]).toEqual(['not_found'])
  await changes.remove().catch(() => {})
  expect(await accountsIn(engine.dataDirectory)).toEqual([])
})

test('of two new keys for one provider at once the later holds, and the other is nowhere', async () => {
  const engine = await startEngine({ vault: 'sealed', passphrase })
  onTestFinished(() => engine.stop())
  const { providers } = engine.core.client
  await Promise.all([1, 2, 3].map(() => providers.add({ kind: 'openai', key: aKey() })))
  const [view] = await providers.list()
  expect(await accountsIn(engine.dataDirectory)).toEqual(view?.keys.map(({ id }) => id))
})

async function accountsIn(dataDirectory: string): Promise<string[]> {
  const vault = openSealedFile(join(dataDirectory, 'vault.sealed'))
  await vault.unlock(passphrase)
  return [...(await vault.load()).keys()]
}
