import { type Command, Option } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { Grouping, ReportGroup, UsageReport } from '../../../shared/contract/usage.ts'
import { withControl } from '../control.ts'
import { dollars } from '../money.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { type Column, table } from '../table.ts'

const GROUPINGS: readonly Grouping[] = ['hour', 'day', 'month', 'model', 'provider', 'key', 'project', 'tool']

interface UsageOptions {
  readonly by: Grouping
  readonly thenBy?: Grouping
  readonly since: number
  readonly until?: number
  readonly json?: true
}

export function addUsage(program: Command, session: Session): void {
  program
    .command('usage')
    .description('requests, errors, tokens, cost and latency')
    .addOption(new Option('--by <what>', 'what to group by').choices(GROUPINGS).default('day'))
    .addOption(new Option('--then-by <what>', 'what to group by within that').choices(GROUPINGS))
    .addOption(new Option('--since <when>', '7d, 24h, or a date').argParser(moment).default(moment('7d'), '7d'))
    .option('--until <when>', 'the same; not included', moment)
    .option('--json', 'print JSON')
    .action(async ({ by, thenBy, since, until, json }: UsageOptions) => {
      const question = { since, by, ...(until === undefined ? {} : { until }), ...(thenBy ? { then_by: thenBy } : {}) }
      await withControl(session, async ({ client }) => {
        const report = await client.usage.report(question)
        if (json) printJson(report)
        else await printReport(client, report, thenBy ? [by, thenBy] : [by])
      })
    })
}

async function printReport(client: ControlClient, report: UsageReport, by: readonly Grouping[]): Promise<void> {
  const names = by.includes('key') ? await keyNames(client) : new Map<string, string>()
  const [first, second] = by.map((grouping) => (name: string) => {
    return grouping === 'key' ? (names.get(name) ?? name) : name
  })
  const grouped: Column<ReportGroup>[] = [
    { title: (by[0] ?? '').toUpperCase(), value: ({ group }) => first?.(group) ?? group },
    ...(second
      ? [{ title: (by[1] ?? '').toUpperCase(), value: (row: ReportGroup) => second(row.then_group ?? '') }]
      : []),
  ]
  const { groups, others, totals } = report
  const rows = [
    ...groups,
    ...(others === null ? [] : [{ ...others, group: `(${others.groups} others)`, then_group: null }]),
    { ...totals, group: 'total', then_group: null },
  ]
  printLine(table([...grouped, ...COLUMNS], rows))
  for (const note of notesOn(report)) printLine(note)
}

async function keyNames(client: ControlClient): Promise<Map<string, string>> {
  return new Map((await client.clientKeys.names()).map(({ id, name }) => [id, name]))
}

const COLUMNS: readonly Column<ReportGroup>[] = [
  { title: 'REQUESTS', value: (row) => row.requests },
  { title: 'ERRORS', value: (row) => row.errors },
  { title: 'IN', value: (row) => row.input_tokens },
  { title: 'CACHED', value: (row) => row.cache_read_input_tokens },
  { title: 'HIT %', value: (row) => percent(row.cache_hit_rate) },
  { title: 'OUT', value: (row) => row.output_tokens },
  { title: 'COST', value: (row) => dollars(row.cost_nano_usd) },
  { title: 'UNPRICED', value: (row) => row.unpriced_requests },
  { title: 'P50 MS', value: (row) => rounded(row.latency_ms?.p50) },
  { title: 'P99 MS', value: (row) => rounded(row.latency_ms?.p99) },
  { title: 'FIRST MS', value: (row) => rounded(row.time_to_first_chunk_ms?.p50) },
]

function percent(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * 1000) / 10
}

function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms)
}

function notesOn({ totals, totals_ready }: UsageReport): string[] {
  return [
    '',
    'Costs are estimates.',
    ...(totals.unpriced_requests > 0
      ? [`${totals.unpriced_requests} requests have no known price and are in none of them.`]
      : []),
    ...(totals.estimated_requests > 0
      ? [`The tokens of ${totals.estimated_requests} requests were estimated: nobody reported them.`]
      : []),
    ...(totals_ready
      ? []
      : ['Older exchanges are still being counted (waybill status says how far): figures will grow.']),
  ]
}
