import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Ledger, openLedger } from '../../../../src/main/engine/ledger/ledger.ts'

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-ledger-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Shut when the test is over, if the test has not done so. */
export async function temporaryLedger(dataDirectory = temporaryDirectory()): Promise<Ledger> {
  const ledger = await openLedger({ dataDirectory })
  onTestFinished(() => ledger.shut())
  return ledger
}
