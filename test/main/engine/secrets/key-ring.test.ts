import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openKeyRing } from '../../../../src/main/engine/key-ring.ts'
import { openSealedFile } from '../../../../src/main/engine/secrets/sealed-file.ts'
import { temporaryDirectory } from './temporary-directory.ts'

test('a key that is being put away when the vault is locked can’t be read until it is unlocked', async () => {
  const vault = openSealedFile(join(await temporaryDirectory(), 'vault.sealed'), { N: 16, r: 1, p: 1 })
  const ring = await openKeyRing(vault)
  await ring.unlock('correct horse battery')
  // The lock comes at any moment of the writing.
  for (let turns = 0; turns < 40; turns++) {
    const id = `key-${turns}`
    const put = ring.put(id, 'sk-canary-4711').then(
      () => true,
      () => false,
    )
    for (let turn = 0; turn < turns; turn++) await setImmediate()
    ring.lock()
    const isKept = await put
    expect(ring.keyOf(id)).toBeNull()
    await ring.unlock('correct horse battery')
    if (isKept) expect(ring.keyOf(id)).toBe('sk-canary-4711')
  }
})
