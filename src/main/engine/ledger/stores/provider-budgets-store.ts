import { MOST_BUDGET_NANO_USD } from '../../../../shared/contract/limits.ts'
import type { Connection } from '../connection.ts'
import type { StoredProviderBudget } from '../tables.ts'

export type ProviderBudgetRecord = Readonly<StoredProviderBudget>

/** Budgets of providers, by the names that the user gave them; with its provider, a budget goes. */
export interface ProviderBudgetsStore {
  all(): ProviderBudgetRecord[]
  /** The provider has to be there. */
  put(record: ProviderBudgetRecord): void
}

export function createProviderBudgetsStore(db: Connection): ProviderBudgetsStore {
  const select = db.prepare<[], StoredProviderBudget>('select * from provider_budgets order by provider_name')
  const put = db.prepare<StoredProviderBudget>(
    `insert into provider_budgets (provider_name, budget_day_nano_usd, budget_month_nano_usd)
     values (@provider_name, @budget_day_nano_usd, @budget_month_nano_usd)
     on conflict (provider_name) do update set budget_day_nano_usd = excluded.budget_day_nano_usd,
       budget_month_nano_usd = excluded.budget_month_nano_usd`,
  )
  return {
    all: () =>
      select.all().map(({ provider_name, budget_day_nano_usd, budget_month_nano_usd }) => ({
        provider_name,
        budget_day_nano_usd: budgetFrom(budget_day_nano_usd),
        budget_month_nano_usd: budgetFrom(budget_month_nano_usd),
      })),
    put(record) {
      put.run({ ...record })
    },
  }
}

/** What nobody can set (someone edited it by hand) is the most, or the least, that can be. */
function budgetFrom(stored: number | null): number | null {
  return stored === null ? null : Math.min(Math.max(stored, 0), MOST_BUDGET_NANO_USD)
}
