import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { localDay } from '../../../../src/main/engine/calendar.ts'
import type { Permitted } from '../../../../src/main/engine/exchange.ts'
import { type Ledger, openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { LimitError } from '../../../../src/main/engine/limit-error.ts'
import { createLimits, type Limits } from '../../../../src/main/engine/limits/limits.ts'
import { firstDayOf, resetOf } from '../../../../src/main/engine/limits/windows.ts'
import type { Limits as LimitsOf } from '../../../../src/shared/contract/limits.ts'
import { finished, running } from '../ledger/an-exchange.ts'
import { temporaryDirectory } from '../ledger/temporary-ledger.ts'
import { routed } from './a-request.ts'
import { type ModelLimits, SpendingModel } from './spending-model.ts'

const KEYS = ['a', 'b', 'c'] as const
const INPUT = 10
const DAY = 86_400_000

/** Limits in force, beside a real ledger; both are opened anew after a crash. */
interface World {
  ledger: Ledger
  limits: Limits
  readonly clock: { now: number; tick: number }
  readonly model: SpendingModel
  readonly overAll: number
  readonly of: Readonly<Record<string, ModelLimits>>
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('ask' as const), key: fc.constantFrom(...KEYS), cap: fc.nat(200) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), which: fc.nat(), used: fc.nat(250) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('abort' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 70_000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('clock' as const), by: fc.integer({ min: -3 * DAY, max: 3 * DAY }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never

/** Dollars and tokens by the same number: a token costs one nano-dollar. */
function open(world: Omit<World, 'limits' | 'ledger'>, ledger: Ledger): World {
  const limits = createLimits({
    now: () => world.clock.now,
    tick: () => world.clock.tick,
    spend: ledger.spend,
    estimateInputTokens: () => INPUT,
    costOf: ({ inputTokens, outputTokens }) => ({
      cost_nano_usd: inputTokens + outputTokens,
      cost_basis: 'priced',
      price_version: 'test',
    }),
    budgetsOverAll: () => ({ day: world.overAll, month: null }),
    providerBudgets: () => new Map(),
    ledgerNameOf: (name) => name,
    clientKeys: () => [],
  })
  return { ...world, ledger, limits }
}

function inForce({ rpm, tpm, tokensDay, usdDay, usdMonth, concurrency }: ModelLimits): LimitsOf {
  return {
    ...(rpm === undefined ? {} : { requests_per_minute: rpm }),
    ...(tpm === undefined ? {} : { tokens_per_minute: tpm }),
    ...(tokensDay === undefined ? {} : { tokens_per_day: tokensDay }),
    ...(usdDay === undefined ? {} : { budget_day_nano_usd: usdDay }),
    ...(usdMonth === undefined ? {} : { budget_month_nano_usd: usdMonth }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}

function tryPermit({ limits, clock, of }: World, id: string, key: string, cap: number): Permitted | null {
  try {
    return limits.permit(
      routed({ id, keyId: key, limits: inForce(of[key] ?? {}), outputCap: cap, startedAt: clock.now }),
    )
  } catch (error) {
    expect(error).toBeInstanceOf(LimitError)
    return null
  }
}

function close({ ledger, limits, model, clock }: World, id: string, key: string, used: number | null): void {
  const fields = { id, client_key_id: key, provider_name: 'own', started_at: clock.now }
  const row = finished({
    ...fields,
    input_tokens: used === null ? null : Math.min(used, INPUT),
    output_tokens: used === null ? null : Math.max(0, used - INPUT),
    cost_nano_usd: used ?? 0,
    ended_by: used === null ? 'client' : 'complete',
  })
  // Twice, as a stream's rest makes it come again.
  for (const tokens of [used === null ? 0 : Math.floor(used / 2), used ?? 0]) {
    const now = { ...row, input_tokens: 0, output_tokens: tokens, cost_nano_usd: tokens }
    ledger.close(now)
    limits.settle(now)
  }
  ledger.finished(id)
  limits.finished(id)
  model.settle(id, used ?? 0)
  model.finish(id)
}

async function take(world: World, { ...doing }: Step, keyOf: Map<string, string>, directory: string): Promise<World> {
  const { clock, model, of, overAll } = world
  const someone = (which: number) => model.running()[which % model.running().length]
  switch (doing.do) {
    case 'ask': {
      const id = v7()
      const need = INPUT + doing.cap
      if (model.running().length === 0) model.foldBack(localDay(resetOf('day', clock.now)))
      const expected = model.mayPass(doing.key, of[doing.key] ?? {}, need, clock, overAll)
      const permitted = tryPermit(world, id, doing.key, doing.cap)
      expect([doing, permitted !== null]).toEqual([doing, expected])
      if (permitted === null) return world
      keyOf.set(id, doing.key)
      model.enter(id, doing.key, 'own', need, clock)
      const row = running({ id, client_key_id: doing.key, provider_name: 'own', started_at: clock.now })
      world.ledger.open(row)
      world.ledger.departing(row, permitted.reservation)
      return world
    }
    case 'settle':
    case 'abort': {
      const id = someone(doing.which)
      if (id !== undefined) close(world, id, keyOf.get(id) ?? '', doing.do === 'settle' ? doing.used : null)
      return world
    }
    case 'wait':
      clock.now += doing.ms
      clock.tick += doing.ms
      return world
    case 'clock':
      clock.now += doing.by
      return world
    case 'crash': {
      // Nothing is said to anybody; the next one finds what is in the file. (What a real SIGKILL leaves: crash.test.ts.)
      world.ledger.shut()
      model.crash()
      return open(world, await openLedger({ dataDirectory: directory }))
    }
    default:
      return doing satisfies never
  }
}

const optional = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined })
const modelLimits = (perMinute: boolean): fc.Arbitrary<ModelLimits> =>
  fc.record({
    ...(perMinute ? { rpm: optional(5), tpm: optional(600) } : {}),
    tokensDay: optional(1000),
    usdDay: optional(1000),
    usdMonth: optional(2000),
    concurrency: optional(4),
  }) as fc.Arbitrary<ModelLimits>

async function run(steps: readonly Step[], of: Record<string, ModelLimits>, overAll: number): Promise<void> {
  const directory = temporaryDirectory()
  const base = {
    clock: { now: new Date(2026, 10, 28, 22).getTime(), tick: 0 },
    model: new SpendingModel(),
    overAll,
    of,
  }
  let world = open(base, await openLedger({ dataDirectory: directory }))
  const keyOf = new Map<string, string>()
  try {
    for (const doing of steps) {
      world = await take(world, doing, keyOf, directory)
      for (const key of KEYS) {
        const states = world.limits.leftOf(key, { budget_day_nano_usd: 1, budget_month_nano_usd: 1 })
        const { now } = world.clock
        for (const [index, window] of (['day', 'month'] as const).entries()) {
          expect(states[index]).toMatchObject(world.model.spentSince(key, firstDayOf(window, now)))
        }
      }
    }
    // And the table says the same as memory does.
    const again = open(world, world.ledger)
    for (const key of KEYS) {
      const [state] = again.limits.leftOf(key, { budget_month_nano_usd: 1 })
      const { spent, reserved } = world.model.spentSince(key, firstDayOf('month', world.clock.now))
      expect(state?.spent).toBe(spent + reserved)
    }
  } finally {
    world.ledger.shut()
  }
}

/** The clock was three days ahead for a while; what was spent then counts when it is right again, after a crash as well. */
const wrongForDays: Step[] = [
  { do: 'clock', by: 3 * DAY },
  { do: 'ask', key: 'a', cap: 40 },
  { do: 'settle', which: 0, used: 60 },
  { do: 'clock', by: -3 * DAY },
  { do: 'ask', key: 'a', cap: 40 },
  { do: 'ask', key: 'a', cap: 30 },
  { do: 'crash' },
  { do: 'ask', key: 'a', cap: 0 },
  { do: 'clock', by: 2 * DAY },
  { do: 'ask', key: 'a', cap: 90 },
]

it('budgets hold for any sequence of admitting, settling, aborting, crashing and clocks that change', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.record({ a: modelLimits(false), b: modelLimits(false), c: fc.constant({}) }),
      fc.integer({ min: 200, max: 3000 }),
      run,
    ),
    { numRuns: 60, examples: [[wrongForDays, { a: { usdDay: 100 }, b: {}, c: {} }, 3000]] },
  )
}, 120_000)

it('so do limits per minute, on a clock that nobody sets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        step.filter((doing) => doing.do !== 'crash'),
        { minLength: 1, maxLength: 80 },
      ),
      fc.record({ a: modelLimits(true), b: modelLimits(true), c: modelLimits(true) }),
      fc.constant(1_000_000),
      run,
    ),
    { numRuns: 40 },
  )
}, 120_000)
