import type { Command } from 'commander'
import { withControl } from '../control.ts'
import { type Choice, choice, nanoUsd, orNull } from '../limit-options.ts'
import { limitsText } from '../limit-text.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

interface BudgetOptions {
  readonly day?: Choice<number>
  readonly month?: Choice<number>
  readonly json?: true
}

/** `provider budget`: over all client keys; without an option it shows what is set and what is spent. */
export function addProviderBudget(provider: Command, session: Session): void {
  provider
    .command('budget')
    .description('how much may be spent at a provider, by all client keys together')
    .argument('<name>')
    .option('--day <usd>', 'dollars per day; none takes the budget away', choice(nanoUsd))
    .option('--month <usd>', 'dollars per calendar month; none takes the budget away', choice(nanoUsd))
    .option('--json', 'print JSON')
    .action(async (name: string, { day, month, json }: BudgetOptions) => {
      const budgets = await withControl(session, async ({ client }) => {
        await client.limits.setProviderBudget({
          provider_name: name,
          ...(day === undefined ? {} : { budget_day_nano_usd: orNull(day) }),
          ...(month === undefined ? {} : { budget_month_nano_usd: orNull(month) }),
        })
        const all = await client.limits.budgets()
        return all.filter(({ scope, subject }) => scope === 'provider' && subject === name)
      })
      if (json) return printJson(budgets)
      if (budgets.length === 0) return printLine(`${name}: no budget`)
      for (const { window, limit, spent } of budgets) {
        const set = limitsText(window === 'day' ? { budget_day_nano_usd: limit } : { budget_month_nano_usd: limit })
        const used = limit === 0 ? '' : `, ${Math.round((spent / limit) * 100)} % of it spent`
        printLine(`${name}: ${set}${used}`)
      }
    })
}
