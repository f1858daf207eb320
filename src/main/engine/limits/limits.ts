import type { BudgetState, LimitState, Limits as LimitsOf } from '../../../shared/contract/limits.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Candidate, ClientKey, Permitted, Reservation, Routed, Translated } from '../exchange.ts'
import { LimitError } from '../limit-error.ts'
import { MOST_NANO_USD, within } from '../used.ts'
import { affordable, SOON_MS } from './affordable.ts'
import { allowedCandidates } from './allowed.ts'
import { createAnsweringModels } from './answering-models.ts'
import { type Budget, budgetsOfAll, budgetsOfKey, budgetsOfProvider, type MoneyBudgets, standingOf } from './budgets.ts'
import { keepSpending, type SpendingKept } from './keep-spending.ts'
import { createKeyMinutes } from './key-minutes.ts'
import { budgetState, limitStates } from './left.ts'
import { type Estimators, needOf } from './need.ts'
import { createRunning } from './running.ts'
import { createSpendBook, type Scope } from './spend-book.ts'
import { firstDayOf, localMinute } from './windows.ts'
import { concurrencyMessage, minuteMessage } from './wording.ts'

/** A row of the `spend` table. */
interface Spending {
  readonly client_key_id: string
  readonly provider_name: string
  readonly window: string
  readonly requests: number
  readonly tokens: number
  readonly cost_nano_usd: number
}

export interface LimitsNeeds extends Estimators {
  /** UTC milliseconds, for days and months. */
  readonly now: () => number
  /** Milliseconds of the monotonic clock, for minutes. */
  readonly tick: () => number
  readonly spend: SpendingKept & { all(): readonly Spending[]; held(): readonly Spending[] }
  readonly budgetsOverAll: () => MoneyBudgets
  /** By the names that the user gave the providers, those only that have a budget. */
  readonly providerBudgets: () => ReadonlyMap<string, MoneyBudgets>
  /** What rows call a provider. */
  readonly ledgerNameOf: (providerName: string) => string
  /** Those that may pass. */
  readonly clientKeys: () => readonly Pick<ClientKey, 'id' | 'limits'>[]
}

export interface Limits {
  /** The stage: takes what a request may need out of the client key's windows and budgets, or throws why it may not pass. */
  permit(routed: Translated): Permitted
  /** What an exchange used is known; again for an id: by the difference. */
  settle(row: ExchangeRow): void
  /** Whether what an exchange has used so far has spent a budget that it counts in. */
  hasSpentBudget(row: ExchangeRow): boolean
  /** It is over, and holds nothing any more. */
  finished(id: string): void
  /** The stored spending was changed by others (erased): it is what counts from now on. */
  reload(): void
  leftOf(clientKeyId: string, limits: LimitsOf): LimitState[]
  /** Every budget that is set, with what is spent of it. */
  budgets(): BudgetState[]
}

/**
 * The limits in force. All of it is decided in one go, without waiting for anything: between two requests' decisions
 * there is no moment in which both could see the same room. The truth while Waybill runs is in memory; `spend` in the
 * database is what survives.
 */
export function createLimits(needs: LimitsNeeds): Limits {
  const book = createSpendBook()
  const minutes = createKeyMinutes()
  const answering = createAnsweringModels()
  const running = createRunning(book, minutes, answering)
  const keeping = keepSpending(book, needs.spend, needs.tick())

  function readDays(spent: readonly Spending[]): void {
    for (const { client_key_id, provider_name, window, tokens, cost_nano_usd } of spent) {
      if (isMinute(window)) continue
      for (const scope of scopesOf(client_key_id, [provider_name])) {
        book.add(scope, window, { tokens, costNanoUsd: cost_nano_usd })
      }
    }
  }
  // What is still held at a start (of a full disk) is nobody's any more: it may have been used, so it was.
  const [spentAtStart, heldAtStart] = [needs.spend.all(), needs.spend.held()]
  const atStart = [...spentAtStart, ...heldAtStart].sort(byWindow)
  readDays(atStart)
  for (const { client_key_id, window, requests, tokens } of atStart) {
    if (isMinute(window)) minutes.restore(client_key_id, window, { requests, tokens }, needs.now(), needs.tick())
  }

  const standing = (budget: Budget) =>
    standingOf(budget, book.since(budget.countedIn, firstDayOf(budget.window, needs.now())))

  function budgetsAt({ upstream }: Candidate): Budget[] {
    const money = needs.providerBudgets().get(upstream.providerName)
    return money ? budgetsOfProvider(upstream.providerName, upstream.ledgerName, money) : []
  }

  /** Throws `rate_limited` where the key's minute is full. */
  function checkMinute({ clientKey: { id, name, limits } }: Routed, need: number, tick: number): void {
    const full = minutes.full(id, limits, need, tick)
    if (full === null) return
    const now = needs.now()
    const most = (full.counts === 'requests' ? limits.requests_per_minute : limits.tokens_per_minute) ?? 0
    throw new LimitError('rate_limited', {
      message: minuteMessage(full.counts, most, name, now + full.waitMs, now),
      limit: `${full.counts}_per_minute`,
      retryAfterMs: Math.ceil(full.waitMs),
      // A limit of 0 never opens.
      isTemporary: most > 0,
      minutes: minutes.states(id, limits, tick),
    })
  }

  /** Throws `rate_limited` where as many of the key's exchanges run as may. */
  function checkConcurrency({ clientKey: { id, name, limits } }: Routed): void {
    const { concurrency } = limits
    if (concurrency === undefined || running.ofKey(id) < concurrency) return
    throw new LimitError('rate_limited', {
      message: concurrencyMessage(concurrency, name),
      limit: 'concurrency',
      retryAfterMs: SOON_MS,
      isTemporary: concurrency > 0,
      minutes: minutes.states(id, limits, needs.tick()),
    })
  }

  function permit(routed: Translated): Permitted {
    const { id, clientKey } = routed
    const { limits } = clientKey
    const shared = [...budgetsOfKey(clientKey.id, limits), ...budgetsOfAll(needs.budgetsOverAll())]
    const isLimited = shared.length > 0 || Object.keys(limits).length > 0 || needs.providerBudgets().size > 0
    const allowed = allowedCandidates(routed, isLimited)
    const paced = limits.requests_per_minute !== undefined || limits.tokens_per_minute !== undefined
    const counts = shared.length > 0 || allowed.some((each) => budgetsAt(each).length > 0)
    if (!counts && !paced) {
      checkConcurrency(routed)
      running.enter(id, { keyId: clientKey.id, reservation: null, heldIn: [], minute: null, model: routed.model })
      return { ...routed, candidates: atLeastOne(allowed), reservation: null }
    }
    const need = counts || limits.tokens_per_minute !== undefined ? needOf(routed, needs.estimateInputTokens) : NOTHING
    const [now, tick] = [needs.now(), needs.tick()]
    if (running.count() === 0) keeping.foldBack(now)
    const { candidates, dearest } = affordable(routed, allowed, need, {
      costOf: needs.costOf,
      answeringModel: answering.of,
      standingsAt: (candidate) => [...shared, ...budgetsAt(candidate)].map(standing),
      minutes: () => minutes.states(clientKey.id, limits, tick),
      now,
    })
    const tokens = need.inputTokens + need.outputTokens
    checkConcurrency(routed)
    checkMinute(routed, tokens, tick)

    // Nothing throws from here on: it is all taken, or nothing was.
    const reservation: Reservation = {
      inputTokens: need.inputTokens,
      outputTokens: need.outputTokens,
      costNanoUsd: within(dearest.cost_nano_usd ?? 0, MOST_NANO_USD),
      costBasis: dearest.cost_basis,
      priceVersion: dearest.price_version,
      day: firstDayOf('day', now),
      minute: paced ? localMinute(now) : null,
    }
    const heldIn = scopesOf(clientKey.id, new Set(candidates.map(({ upstream }) => upstream.ledgerName)))
    const minute = paced ? minutes.enter(clientKey.id, tick, tokens) : null
    running.enter(id, { keyId: clientKey.id, reservation, heldIn, minute, model: routed.model })
    return { ...routed, candidates: atLeastOne(candidates), reservation }
  }

  return {
    permit,
    settle: running.settle,
    hasSpentBudget({ client_key_id, provider_name, cost_nano_usd }) {
      const key = needs.clientKeys().find(({ id }) => id === client_key_id)
      const ofProvider = [...needs.providerBudgets()]
        .map(([name, money]) => budgetsOfProvider(name, needs.ledgerNameOf(name), money))
        .filter(([budget]) => budget?.countedIn === `provider ${provider_name}`)
      const all = [...(key ? budgetsOfKey(key.id, key.limits) : []), ...budgetsOfAll(needs.budgetsOverAll())]
      return [...all, ...ofProvider.flat()]
        .filter(({ unit }) => unit === 'tokens' || (cost_nano_usd ?? 0) > 0)
        .map(standing)
        .some(({ budget, spent }) => spent >= budget.most)
    },
    finished(id) {
      running.finished(id)
      keeping.look(needs.now(), needs.tick())
    },
    reload() {
      // Minutes are left alone: they pass by themselves.
      book.clear()
      readDays([...needs.spend.all(), ...heldAtStart])
      running.holdAgain()
    },
    leftOf(clientKeyId, limits) {
      const states = minutes.states(clientKeyId, limits, needs.tick())
      const standings = budgetsOfKey(clientKeyId, limits).map(standing)
      return limitStates(limits, { minutes: states, running: running.ofKey(clientKeyId), standings, now: needs.now() })
    },
    budgets() {
      const ofKeys = needs.clientKeys().flatMap(({ id, limits }) => budgetsOfKey(id, limits))
      const ofProviders = [...needs.providerBudgets()].flatMap(([name, money]) =>
        budgetsOfProvider(name, needs.ledgerNameOf(name), money),
      )
      const all = [...ofKeys, ...ofProviders, ...budgetsOfAll(needs.budgetsOverAll())]
      return all.map((budget) => budgetState(standing(budget), needs.now()))
    },
  }
}

/** The earlier one first. */
function byWindow(one: Spending, other: Spending): number {
  if (one.window === other.window) return 0
  return one.window < other.window ? -1 : 1
}

function isMinute(window: string): boolean {
  return window.length > 'YYYY-MM-DD'.length
}

const NOTHING = { inputTokens: 0, outputTokens: 0, mediaUnits: null, isCharged: false }

function scopesOf(keyId: string, ledgerNames: Iterable<string>): Scope[] {
  return ['all', `key ${keyId}`, ...[...ledgerNames].map((name) => `provider ${name}` as const)]
}

function atLeastOne(candidates: readonly Candidate[]): readonly [Candidate, ...Candidate[]] {
  const [first, ...others] = candidates
  if (!first) throw new Error('no candidate is left')
  return [first, ...others]
}
