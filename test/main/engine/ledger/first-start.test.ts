import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'

it('opens for each of several commands that start at once on a new directory', async () => {
  const home = mkdtempSync(join(tmpdir(), 'waybill-first-'))
  try {
    const ledgers = await Promise.all([1, 2, 3].map(() => openLedger({ dataDirectory: join(home, 'data') })))
    for (const ledger of ledgers) {
      expect(await ledger.counts()).toMatchObject({ exchanges: 0 })
      ledger.shut()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
