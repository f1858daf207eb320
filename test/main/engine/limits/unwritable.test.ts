import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Reservation } from '../../../../src/main/engine/exchange.ts'
import { resetOf } from '../../../../src/main/engine/limits/windows.ts'
import { finished, running } from '../ledger/an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from '../ledger/temporary-ledger.ts'
import { ask, movableClock, startLimited } from './limited-engine.ts'

/** Nobody else can write until it is released: what a full disk does too. */
function hold(directory: string): () => void {
  const other = new Database(join(directory, 'waybill.db'))
  other.exec('begin immediate')
  return () => {
    other.exec('rollback')
    other.close()
  }
}

it('budgets hold, and requests pass, while nothing can be written down', async () => {
  const clock = movableClock()
  const { engine, provider } = await startLimited({ clock })
  provider.answerAll({ input: 0, output: 1000 })
  const { key, id } = await engine.core.client.clientKeys.create({
    name: 'agent',
    limits: { budget_day_nano_usd: 2_000_000 },
  })
  await ask(engine.proxy, key, { max_tokens: 1000 })
  // To its beginning: what follows must be of the same day, whenever this runs.
  clock.ahead(resetOf('day', clock.now()) - clock.now())
  const release = hold(engine.dataDirectory)
  onTestFinished(release)
  expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(200)
  // It is time to forget what is old.
  clock.ahead(11 * 60_000)
  expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(200)
  expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(429)
  const view = (await engine.core.client.clientKeys.list()).find((each) => each.id === id)
  expect(view?.left).toMatchObject([{ spent: 2_000_000, reserved: 0 }])
})

it('making room by an erasure that is not of a key opens no budget that only memory knows of', async () => {
  const { engine, provider } = await startLimited()
  provider.answerAll({ input: 0, output: 1000 })
  const { key } = await engine.core.client.clientKeys.create({
    name: 'agent',
    limits: { budget_day_nano_usd: 1_000_000 },
  })
  const release = hold(engine.dataDirectory)
  expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(200)
  release()
  await engine.core.client.privacy.purge({ scope: 'before', before: 1 })
  expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(429)
})

it('what could not be held back in the database is not given back to it', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const reservation: Reservation = {
    inputTokens: 100,
    outputTokens: 900,
    costNanoUsd: 5_000,
    costBasis: 'priced',
    priceVersion: 'test',
    day: '2026-11-20',
    minute: null,
  }
  const row = running({ client_key_id: 'a' })
  const release = hold(directory)
  ledger.open(row)
  ledger.departing(row, reservation)
  release()
  ledger.close(finished({ id: row.id, client_key_id: 'a', input_tokens: 10, output_tokens: 5, cost_nano_usd: 70 }))
  const spent = { requests: 1, tokens: 15, cost_nano_usd: 70 }
  expect(ledger.spend.all()).toMatchObject([spent])
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(next.spend.all()).toMatchObject([spent])
})
