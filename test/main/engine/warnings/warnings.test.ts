import { expect, test } from 'vitest'
import { type BudgetState, createWarnings, type WarningsNeeds } from '../../../../src/main/engine/warnings/warnings.ts'
import type { Warning } from '../../../../src/shared/contract/warnings.ts'
import { finished } from '../ledger/an-exchange.ts'
import { temporaryLedger } from '../ledger/temporary-ledger.ts'

const HOUR_MS = 3_600_000
const now = new Date(2026, 10, 20, 15, 30).getTime()

/** Warnings over a real ledger, and what they told and suspended. */
async function watched(needs: Partial<WarningsNeeds> = {}) {
  const ledger = await temporaryLedger()
  const told: Warning[] = []
  const suspended: string[] = []
  const create = () =>
    createWarnings({
      now: () => now,
      budgets: () => [],
      hoursOf: ledger.keyHours,
      costOfDays: async () => new Map(),
      store: ledger.events,
      nameOfKey: (id) => (id === 'key-1' ? 'laptop' : id),
      suspendsAbnormal: () => false,
      suspend: (id) => suspended.push(id),
      tell: (warning) => told.push(warning),
      ...needs,
    })
  return { ledger, told, suspended, create, warnings: create() }
}

const dollar = 1_000_000_000
const budget: BudgetState = {
  scope: 'key',
  subject: 'key-1',
  window: 'month',
  unit: 'usd',
  spent: 0,
  limit: 20 * dollar,
}

test('a budget is told of at 50, 80 and 100 %, each once, and not again after a restart', async () => {
  let spent = 0
  const { told, create, warnings } = await watched({ budgets: () => [{ ...budget, spent }] })
  for (const dollars of [9, 10, 11, 16, 17, 20, 21]) {
    spent = dollars * dollar
    await warnings.look()
  }
  await create().look()
  expect(told.map(({ percent }) => percent)).toEqual([50, 80, 100])
  expect(told[1]).toMatchObject({
    kind: 'budget',
    message: '80 % of this month’s budget of the client key laptop is spent: $16.00 of $20.00.',
    action: 'See waybill key list; change it: waybill key limit key-1',
  })
  expect(warnings.latest(2).map(({ percent }) => percent)).toHaveLength(2)
})

test('a day’s budget is told of again on the next day', async () => {
  let today = now
  const day: BudgetState = { ...budget, scope: 'all', subject: '', window: 'day', spent: 20 * dollar }
  const { told, warnings } = await watched({ now: () => today, budgets: () => [day] })
  await warnings.look()
  today += 24 * HOUR_MS
  await warnings.look()
  expect(told.map(({ message }) => message)).toEqual([
    'The budget of this day of all keys together is spent: $20.00 of $20.00.',
    'The budget of this day of all keys together is spent: $20.00 of $20.00.',
  ])
})

/** Twelve hours of calm use, yesterday. */
function calmHours() {
  return Array.from({ length: 12 }, (_, hour) => finished({ started_at: now - 30 * HOUR_MS + hour * HOUR_MS }))
}

test('a key that costs far more than it ever did is flagged once an hour, and left alone', async () => {
  const { ledger, told, suspended, warnings } = await watched()
  for (const row of calmHours()) ledger.close(row)
  for (let i = 0; i < 3; i++) {
    warnings.finished(finished({ started_at: now, cost_nano_usd: 2 * dollar }))
    await warnings.look()
  }
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ kind: 'abnormal_cost', subject: 'key-1', figure: 2 * dollar, suspended: false })
  expect(suspended).toEqual([])
})

test('it is suspended if the user has chosen so', async () => {
  const { ledger, told, suspended, warnings } = await watched({ suspendsAbnormal: () => true })
  for (const row of calmHours()) ledger.close(row)
  for (let i = 0; i < 300; i++) warnings.finished(finished({ started_at: now }))
  await warnings.look()
  expect(told[0]).toMatchObject({ kind: 'abnormal_rate', figure: 300, reference: 1, suspended: true })
  expect(suspended).toEqual(['key-1'])
})

test('a stream of refusals is flagged, of a new key as well; one success ends it', async () => {
  const { told, warnings } = await watched()
  const refused = { status_code: 429, ended_by: 'waybill' as const }
  for (let i = 0; i < 49; i++) warnings.finished(finished(refused))
  warnings.finished(finished())
  for (let i = 0; i < 49; i++) warnings.finished(finished(refused))
  await warnings.look()
  expect(told).toEqual([])
  warnings.finished(finished(refused))
  await warnings.look()
  expect(told[0]?.message).toBe('The last 50 requests of the client key laptop were all refused.')
})

test('erasing a key takes its warnings along, erasing everything takes all', async () => {
  const other = { ...budget, scope: 'provider' as const, subject: 'openai', spent: 20 * dollar }
  const { ledger, warnings } = await watched({ budgets: () => [{ ...budget, spent: 20 * dollar }, other] })
  await warnings.look()
  await ledger.purge({ scope: 'key', client_key_id: 'key-1' })
  expect(warnings.latest(10).map(({ subject }) => subject)).toEqual(['openai'])
  await ledger.purge({ scope: 'all' })
  expect(warnings.latest(10)).toEqual([])
})
