/** Run by start-faults.test.ts: opens a ledger, and says why it could not. */
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { toAppError } from '../../../../src/shared/errors.ts'

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('open-child.ts DIRECTORY')
try {
  const ledger = await openLedger({ dataDirectory: directory })
  ledger.shut()
} catch (thrown) {
  const { code, message, action } = toAppError(thrown)
  process.stdout.write(JSON.stringify({ code, message, action }))
}
