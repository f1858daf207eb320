import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect } from '../../../../src/main/engine/ledger/connection.ts'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ErasureReport, PurgeScope } from '../../../../src/shared/contract/privacy.ts'
import { optionalFields } from '../../../../src/shared/inventory/exchanges.ts'
import { finished } from './an-exchange.ts'
import { ErasureWorld, HOUR_MS, NOON, word } from './erasure-world.ts'
import { temporaryDirectory } from './temporary-ledger.ts'

/** Erases or corrects something, in the ledger and in the world's own idea of it. */
type Act = (world: ErasureWorld) => Promise<ErasureReport>

const erased =
  (scopeIn: (names: ErasureWorld['names']) => PurgeScope): Act =>
  (world) => {
    const scope = scopeIn(world.names)
    world.forget(scope)
    return world.ledger.purge(scope)
  }
const one = (pool: readonly string[], index: number): string => pool[index % pool.length] as string
const which = fc.nat(7)
/** Three days around noon of the second. */
const moment = fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => NOON + minutes * 60_000)
const act: fc.Arbitrary<Act> = fc.oneof(
  which.map((n) => erased(({ keys }) => ({ scope: 'key', client_key_id: one(keys, n) }))),
  which.map((n) => erased(({ providers }) => ({ scope: 'provider', provider_name: one(providers, n) }))),
  which.map((n) => erased(({ projects }) => ({ scope: 'project', project: one(projects, n) }))),
  moment.map((before) => erased(() => ({ scope: 'before', before }))),
  fc
    .tuple(moment, fc.integer({ min: 1, max: 30 * 60 }))
    .map(([since, minutes]) => erased(() => ({ scope: 'range', since, before: since + minutes * 60_000 }))),
  fc.constant(erased(() => ({ scope: 'all' }))),
  fc.subarray([...optionalFields], { minLength: 1, maxLength: 3 }).map(
    (fields): Act =>
      (world) => {
        world.forgetFields(fields)
        return world.ledger.eraseFields(fields)
      },
  ),
  which.map(
    (n): Act =>
      (world) => {
        const [from, to] = [one(world.names.projects, n), word()]
        world.rename(from, to)
        return world.ledger.renameProject({ from, to })
      },
  ),
)

test('of what is erased nothing is left in any file, whatever else goes on, while Waybill runs and after', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 50, maxLength: 250 }),
      fc.option(moment),
      fc.array(moment, { maxLength: 10 }),
      fc.array(act, { minLength: 1, maxLength: 3 }),
      async (moments, expiredBefore, running, acts) => {
        const directory = temporaryDirectory()
        const ledger = await openLedger({ dataDirectory: directory })
        try {
          const world = new ErasureWorld(ledger)
          await world.others(NOON)
          for (const at of running) world.exchange(at, true)
          for (const [index, at] of moments.entries()) {
            world.exchange(at)
            // Some lie in `recent` yet, others in their last place.
            if (index % 61 === 0 && index < 300) await ledger.exchanges({ limit: 1 })
          }
          if (expiredBefore !== null) await world.expire(expiredBefore)
          for (const act of acts) {
            const acting = act(world)
            const reporting = report(ledger)
            // What comes meanwhile, of a time and under names that nobody erases.
            for (let count = 0; count < 50; count += 1) {
              ledger.close(finished({ started_at: NOON + 400 * HOUR_MS + count }))
              if (count % 20 === 0) await setImmediate()
            }
            expect(await acting).toMatchObject({ scrubbed: true })
            await reporting
            expect(world.faultsIn(directory)).toEqual([])
          }
          ledger.shut()
          expect(world.faultsIn(directory)).toEqual([])
          expect(integrity(directory)).toBe('ok')
        } finally {
          ledger.shut()
        }
      },
    ),
    { numRuns: 10, endOnFailure: true },
  )
}, 120_000)

/** A reader of our own, on a connection of its own. */
async function report(ledger: Awaited<ReturnType<typeof openLedger>>): Promise<void> {
  for (let count = 0; count < 5; count += 1) {
    await ledger.report({ since: 0, by: 'model', filter: {}, includeSandbox: true, percentiles: true })
  }
}

test('what is deleted is overwritten, no page is left free, and the log is empty when an erasure is told of', async () => {
  const directory = temporaryDirectory()
  const ledger = await openLedger({ dataDirectory: directory })
  const world = new ErasureWorld(ledger)
  for (let count = 0; count < 500; count += 1) world.exchange(NOON + count)
  const report = await ledger.purge({ scope: 'before', before: NOON + 400 })
  expect(report).toMatchObject({ purged: 400, rows_before: 500, rows_after: 100, scrubbed: true })
  expect(report.bytes_after).toBeLessThan(report.bytes_before)
  expect(statSync(join(directory, 'waybill.db-wal')).size).toBe(0)
  ledger.shut()
  const db = connect(join(directory, 'waybill.db'))
  expect(db.pragma('secure_delete', { simple: true })).toBe(1)
  expect(db.pragma('auto_vacuum', { simple: true })).toBe(2)
  expect(db.pragma('freelist_count', { simple: true })).toBe(0)
  expect(db.pragma('user_version', { simple: true })).toBe(0)
  db.close()
})

function integrity(directory: string): unknown {
  const db = new Database(join(directory, 'waybill.db'))
  const result = db.pragma('integrity_check', { simple: true })
  db.close()
  return result
}
