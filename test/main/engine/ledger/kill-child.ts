/** Run by kill.test.ts: opens and closes exchanges until it is killed, and says each id once the ledger has it. */
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, running } from './an-exchange.ts'

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('kill-child.ts DIRECTORY')
const ledger = await openLedger({ dataDirectory: directory })
for (let count = 0; ; count += 1) {
  const row = running({ started_at: Date.now() })
  ledger.open(row)
  // By itself it would wait for others a while, and not be written at all if it ended meanwhile.
  if (count % 2 === 0 && ledger.unrecorded() === 0) writeSync(1, `opened ${row.id}\n`)
  ledger.close({ ...finished(), id: row.id, started_at: row.started_at })
  ledger.whenWritten(() => writeSync(1, `closed ${row.id}\n`))
  if (count % 50 === 0) await ledger.exchanges({ limit: 1 })
  if (count % 500 === 0) await ledger.purge({ scope: 'before', before: 1 })
  await setImmediate()
}
