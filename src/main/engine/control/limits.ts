import type { BudgetState } from '../../../shared/contract/limits.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface LimitHandlersNeeds {
  readonly ledger: Pick<Ledger, 'providers' | 'providerBudgets'>
  readonly budgets: () => BudgetState[]
  /** The stored budgets of providers have changed: the next request has to know. */
  readonly reload: () => void
  readonly changed: () => void
}

export function limitHandlers({ ledger, budgets, reload, changed }: LimitHandlersNeeds) {
  return {
    budgets: os.limits.budgets.handler(() => budgets()),
    setProviderBudget: os.limits.setProviderBudget.handler(({ input }) => {
      const { provider_name, budget_day_nano_usd, budget_month_nano_usd } = input
      if (!ledger.providers.all().some(({ name }) => name === provider_name)) {
        throw new AppError('not_found', {
          message: `There is no provider ${provider_name}.`,
          action: 'See waybill provider list.',
        })
      }
      const before = ledger.providerBudgets.all().find((budget) => budget.provider_name === provider_name)
      ledger.providerBudgets.put({
        provider_name,
        budget_day_nano_usd: orBefore(budget_day_nano_usd, before?.budget_day_nano_usd),
        budget_month_nano_usd: orBefore(budget_month_nano_usd, before?.budget_month_nano_usd),
      })
      reload()
      changed()
      return { ok: true as const }
    }),
  }
}

function orBefore(given: number | null | undefined, before: number | null | undefined): number | null {
  return given === undefined ? (before ?? null) : given
}
