import type { Settings } from '../../../shared/contract/settings.ts'
import type { ClientKeys, StoredClientKey } from '../guard/client-keys.ts'
import { type Ledger, limitsInForce } from '../ledger/ledger.ts'
import type { LimitsNeeds } from '../limits/limits.ts'
import { noUsage } from '../meter/usage.ts'
import type { Prices } from '../prices/prices.ts'
import type { ProviderRegistry } from '../providers/registry.ts'
import { estimateInputTokens } from '../scan/estimate-tokens.ts'

/** The client keys with what is in force for them: what a key says itself stands before what its plan says. */
export function keysInForce(ledger: Pick<Ledger, 'clientKeys' | 'plans'>): StoredClientKey[] {
  const plans = ledger.plans.all()
  return ledger.clientKeys.all().map(({ id, name, project, prefix, hash, plan, limits, ...key }) => ({
    id,
    name,
    project,
    prefix,
    hash,
    revoked: key.revoked_at !== null,
    limits: limitsInForce({ plan, limits }, plans),
    expiresAt: key.expires_at,
    suspended: key.suspended_at !== null,
    isPrivate: key.private,
    secretScan: key.secret_scan,
    asks: key.asks,
  }))
}

export interface Clock {
  /** UTC milliseconds. */
  now(): number
  /** Milliseconds of a clock that nobody sets. */
  tick(): number
}

export const systemClock: Clock = { now: Date.now, tick: () => performance.now() }

/** What the limits need of the parts, and how to tell them that providers' budgets were changed. */
export function limitsNeeds(parts: {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly settings: () => Settings
  readonly prices: Prices
  readonly registry: ProviderRegistry
  readonly clientKeys: ClientKeys
}): LimitsNeeds & { reloadProviderBudgets(): void } {
  const { ledger, clock, settings, prices, registry, clientKeys } = parts
  const readBudgets = () =>
    new Map(
      ledger.providerBudgets
        .all()
        .map((budget) => [
          budget.provider_name,
          { day: budget.budget_day_nano_usd, month: budget.budget_month_nano_usd },
        ]),
    )
  let providerBudgets = readBudgets()
  return {
    now: clock.now,
    tick: clock.tick,
    spend: ledger.spend,
    estimateInputTokens,
    costOf: ({ inputTokens, outputTokens, mediaUnits }, { upstream, free, model, operation, at }) => {
      const charged = {
        free,
        ownServer: upstream.free,
        priceId: upstream.priceId,
        providerName: upstream.providerName,
        model,
        operation,
        at,
      }
      const costIf = (pictures: number) =>
        prices.costOf(
          {
            ...noUsage,
            input_tokens: inputTokens,
            input_image_tokens: 0,
            output_tokens: outputTokens,
            output_image_tokens: pictures,
            media_units: mediaUnits,
          },
          charged,
        )
      // Of a model that draws it can't be told how much will be pictures: all of it, for they cost more than text.
      const dearest = costIf(outputTokens)
      return dearest.cost_basis === 'unpriced' ? costIf(0) : dearest
    },
    budgetsOverAll: () => {
      const { budget_day_usd, budget_month_usd } = settings()
      return { day: nanoUsd(budget_day_usd), month: nanoUsd(budget_month_usd) }
    },
    providerBudgets: () => providerBudgets,
    ledgerNameOf: (name) => registry.all().find((provider) => provider.name === name)?.ledgerName ?? name,
    clientKeys: () => [...clientKeys.all()],
    reloadProviderBudgets() {
      providerBudgets = readBudgets()
    },
  }
}

function nanoUsd(usd: number | null): number | null {
  return usd === null ? null : Math.round(usd * 1e9)
}
