import { describe, expect, it, onTestFinished } from 'vitest'
import { createKeyMinutes } from '../../../../src/main/engine/limits/key-minutes.ts'
import { createLimits, type LimitsNeeds } from '../../../../src/main/engine/limits/limits.ts'
import { localMinute } from '../../../../src/main/engine/limits/windows.ts'
import { finished } from '../ledger/an-exchange.ts'
import { routed } from './a-request.ts'

const NOW = new Date(2026, 10, 21, 14, 5, 30).getTime()

/** At `own` a token costs one nano-dollar, at `dear` ten; `free` is free. */
const PRICES: Readonly<Record<string, number>> = { own: 1, dear: 10, free: 0 }

function limitsWith(needs: Partial<LimitsNeeds>) {
  return createLimits({
    now: () => NOW,
    tick: () => 0,
    spend: { all: () => [], held: () => [], foldLaterThan: () => {}, forgetBefore: () => {} },
    estimateInputTokens: () => 0,
    costOf: ({ inputTokens, outputTokens }, { upstream }) => ({
      cost_nano_usd: (inputTokens + outputTokens) * (PRICES[upstream.providerName] ?? 0),
      cost_basis: upstream.free ? 'free' : 'priced',
      price_version: null,
    }),
    budgetsOverAll: () => ({ day: null, month: null }),
    providerBudgets: () => new Map(),
    ledgerNameOf: (name) => name,
    clientKeys: () => [],
    ...needs,
  })
}

const names = (permitted: ReturnType<ReturnType<typeof limitsWith>['permit']>) =>
  permitted.candidates.map(({ upstream }) => upstream.providerName)

describe('a request that several providers could answer', () => {
  const asks = { keyId: 'a', outputCap: 100, providers: ['own', 'dear', 'free'] }

  it('holds as much as the dearest of them would cost, at each of them, until one has answered', () => {
    const providerBudgets = () => new Map(['own', 'dear'].map((name) => [name, { day: 10_000, month: null }]))
    const limits = limitsWith({ providerBudgets })
    const permitted = limits.permit(routed({ ...asks, id: 'x', limits: { budget_day_nano_usd: 5_000 } }))
    expect(names(permitted)).toEqual(['own', 'dear', 'free'])
    expect(permitted.reservation?.costNanoUsd).toBe(1000)
    const held = () => limits.budgets().map(({ subject, spent, reserved }) => [subject, spent, reserved])
    expect(held()).toEqual([
      ['own', 0, 1000],
      ['dear', 0, 1000],
    ])
    limits.settle(finished({ id: 'x', client_key_id: 'a', provider_name: 'dear', cost_nano_usd: 300 }))
    expect(held()).toEqual([
      ['own', 0, 0],
      ['dear', 300, 0],
    ])
  })

  it('goes to those that budgets have room for, and to those that cost nothing', () => {
    const limits = limitsWith({ providerBudgets: () => new Map([['own', { day: 50, month: null }]]) })
    const ask = (id: string, budget: number) =>
      names(limits.permit(routed({ ...asks, id, limits: { budget_day_nano_usd: budget } })))
    // Too dear for its own budget of 50; the key's would do.
    expect(ask('x', 2_000)).toEqual(['dear', 'free'])
    expect(ask('y', 500)).toEqual(['free'])
  })

  it('goes to allowed providers only', () => {
    const limits = limitsWith({})
    expect(names(limits.permit(routed({ ...asks, id: 'x', limits: { allow_providers: ['dear', 'fr*'] } })))).toEqual([
      'dear',
      'free',
    ])
  })
})

describe('a minute from before a restart', () => {
  const limits = { requests_per_minute: 3, tokens_per_minute: 100 }

  it('counts as late as it can have been, and no longer than a minute from now', () => {
    const minutes = createKeyMinutes()
    minutes.restore('a', localMinute(NOW), { requests: 2, tokens: 60 }, NOW, 1000)
    const remaining = (tick: number) => minutes.states('a', limits, tick).map((state) => state.remaining)
    expect(remaining(1000)).toEqual([1, 40])
    expect(remaining(60_999)).toEqual([1, 40])
    expect(remaining(61_000)).toEqual([3, 100])
  })

  it('counts as now when the clock was set back meanwhile; one that is long over does not count', () => {
    const minutes = createKeyMinutes()
    minutes.restore('a', localMinute(NOW + 7_200_000), { requests: 3, tokens: 0 }, NOW, 0)
    minutes.restore('b', localMinute(NOW - 90_000), { requests: 3, tokens: 0 }, NOW, 0)
    minutes.restore('c', localMinute(NOW - 120_000), { requests: 3, tokens: 0 }, NOW, 0)
    const waits = ['a', 'b', 'c'].map((key) => minutes.full(key, limits, 0, 0)?.waitMs)
    // The minute of b ended 30 seconds ago: 30 more it may be full.
    expect(waits).toEqual([60_000, 30_000, undefined])
  })

  it('counts when its hour is said twice, as summer time ends', () => {
    const before = process.env.TZ
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })
    process.env.TZ = 'Europe/Berlin'
    const second = Date.UTC(2026, 9, 25, 1, 30, 30)
    const remaining = (minute: number, now: number) => {
      const minutes = createKeyMinutes()
      minutes.restore('a', localMinute(minute), { requests: 3, tokens: 0 }, now, 0)
      return minutes.states('a', limits, 0)[0]?.remaining
    }
    expect(remaining(second, second + 5_000)).toBe(0)
    expect(remaining(second, second + 60_000)).toBe(0)
    expect(remaining(second, second + 90_000)).toBe(3)
  })

  it('takes no time, whatever number an edit by hand has put there', () => {
    const minutes = createKeyMinutes()
    minutes.restore('a', '2099-01-01T00:00', { requests: Number.MAX_SAFE_INTEGER, tokens: -1 }, NOW, 0)
    expect(minutes.states('a', limits, 0).map(({ remaining }) => remaining)).toEqual([0, 100])
  })
})

describe('what a start on a full disk still finds held', () => {
  it('stays counted when the spending is read anew, as after an erasure', () => {
    const left = { client_key_id: 'a', provider_name: 'own', window: '2026-11-21', requests: 1, tokens: 5 }
    const held = [{ ...left, cost_nano_usd: 70 }]
    const spend = { all: () => [], held: () => held, foldLaterThan: () => {}, forgetBefore: () => {} }
    const limits = limitsWith({ spend, budgetsOverAll: () => ({ day: 100, month: null }) })
    expect(limits.budgets()).toMatchObject([{ spent: 70 }])
    limits.reload()
    expect(limits.budgets()).toMatchObject([{ spent: 70 }])
  })
})
