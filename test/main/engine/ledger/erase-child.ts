/** Run by erasure-after-kill.test.ts: erases a client key's exchanges, and says how far it is until it is killed. */
import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'

const [directory, client_key_id] = process.argv.slice(2)
if (directory === undefined || client_key_id === undefined) throw new Error('erase-child.ts DIRECTORY KEY')
const ledger = await openLedger({ dataDirectory: directory })
const purging = ledger.purge({ scope: 'key', client_key_id })
for (let isOver = false; !isOver; ) {
  isOver = await Promise.race([purging.then(() => true), setImmediate(false)])
  writeSync(1, `${(await ledger.counts()).exchanges}\n`)
}
