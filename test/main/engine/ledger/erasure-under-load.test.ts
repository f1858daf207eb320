import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Ledger } from '../../../../src/main/engine/ledger/ledger.ts'
import { finished, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

const COST = 500
const KEY = 'key-1'

/** One that goes to its provider, answers and is committed with what it spent. */
function exchange(ledger: Ledger, client_key_id = KEY): void {
  const row = running({ client_key_id })
  ledger.open(row)
  ledger.departing(row, null)
  ledger.close(finished({ ...row, ended_by: 'complete', cost_nano_usd: COST, cost_basis: 'priced' }))
  ledger.unrecorded()
  ledger.finished(row.id)
}

test.each([
  ['everything', { scope: 'all' }],
  ['a key', { scope: 'key', client_key_id: KEY }],
] as const)(
  'an erasure of %s while exchanges end leaves what is left with what it spent',
  async (_what, scope) => {
    const ledger = await temporaryLedger()
    for (let count = 0; count < 400; count += 1) exchange(ledger)
    let isOver = false
    const erased = ledger.purge(scope).finally(() => {
      isOver = true
    })
    while (!isOver) {
      exchange(ledger)
      await setTimeout(3)
    }
    expect((await erased).purged).toBeGreaterThanOrEqual(400)
    for (let count = 0; count < 3; count += 1) exchange(ledger)
    const left = await ledger.exchanges({ limit: 10_000 })
    const spent = ledger.spend.all().reduce((sum, { cost_nano_usd }) => sum + cost_nano_usd, 0)
    expect(left.length).toBeGreaterThanOrEqual(3)
    expect(spent).toBe(left.length * COST)
  },
  20_000,
)
