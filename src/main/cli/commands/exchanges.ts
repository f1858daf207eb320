import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { dollars } from '../money.ts'
import { rowLimit } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

/** The contract's own limit of one call. */
const PAGE = 1000

export function addExchanges(program: Command, session: Session): void {
  program
    .command('exchanges')
    .description('the latest exchanges, newest first')
    .option('--limit <n>', 'how many', rowLimit, 20)
    .option('--json', 'print JSON')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const rows = await withControl(session, ({ client }) => latest(client, limit))
      if (json) printJson(rows)
      else printLine(rows.length === 0 ? 'No exchanges yet.' : tableOf(rows))
    })
}

async function latest(client: ControlClient, limit: number): Promise<ExchangeRow[]> {
  const rows: ExchangeRow[] = []
  while (rows.length < limit) {
    const size = Math.min(PAGE, limit - rows.length)
    const last = rows.at(-1)
    const page = await client.usage.exchanges({ limit: size, ...(last ? { before_id: last.id } : {}) })
    rows.push(...page)
    if (page.length < size) break
  }
  return rows
}

function tableOf(rows: readonly ExchangeRow[]): string {
  return table(
    [
      { title: 'TIME', value: (row) => showMoment(row.started_at) },
      { title: 'TOOL', value: (row) => row.tool },
      { title: 'PROVIDER', value: (row) => row.provider_name },
      { title: 'MODEL', value: (row) => row.response_model ?? row.request_model },
      { title: 'STATUS', value: (row) => row.status_code },
      { title: 'IN', value: (row) => row.input_tokens },
      { title: 'OUT', value: (row) => row.output_tokens },
      { title: 'COST', value: (row) => (row.cost_basis === 'priced' ? dollars(row.cost_nano_usd) : row.cost_basis) },
      { title: 'MS', value: (row) => (row.latency_ms === null ? null : Math.round(row.latency_ms)) },
      { title: 'ENDED BY', value: (row) => row.ended_by ?? 'running' },
    ],
    rows,
  )
}
