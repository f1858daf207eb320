import { type Command, Option } from 'commander'
import type { UsageGroup, UsageTotals } from '../../../shared/contract/usage.ts'
import { withControl } from '../control.ts'
import { dollars } from '../money.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { type Column, table } from '../table.ts'

const GROUPINGS = ['day', 'model', 'provider', 'key', 'project', 'tool'] as const

interface UsageOptions {
  readonly by: (typeof GROUPINGS)[number]
  readonly since: number
  readonly json?: true
}

export function addUsage(program: Command, session: Session): void {
  program
    .command('usage')
    .description('requests, tokens and cost')
    .addOption(new Option('--by <what>', 'what to group by').choices(GROUPINGS).default('day'))
    .option('--since <when>', '7d, 24h, or a date', moment, moment('7d'))
    .option('--json', 'print JSON')
    .action(async ({ by, since, json }: UsageOptions) => {
      const summary = await withControl(session, ({ client }) => client.usage.summary({ since, by }))
      if (json) return printJson(summary)
      const rows = [...summary.groups, { ...summary.totals, group: 'total' }]
      printLine(table([{ title: by.toUpperCase(), value: (row) => row.group }, ...COLUMNS], rows))
      printLine(`\nCosts are estimates.${unpricedText(summary.totals)}`)
    })
}

const COLUMNS: readonly Column<UsageGroup>[] = [
  { title: 'REQUESTS', value: (row) => row.requests },
  { title: 'ERRORS', value: (row) => row.errors },
  { title: 'IN', value: (row) => row.input_tokens },
  { title: 'CACHED', value: (row) => row.cache_read_input_tokens },
  { title: 'OUT', value: (row) => row.output_tokens },
  { title: 'COST', value: (row) => dollars(row.cost_nano_usd) },
]

function unpricedText({ unpriced_requests }: UsageTotals): string {
  return unpriced_requests === 0 ? '' : ` ${unpriced_requests} requests have no known price and are in none of them.`
}
