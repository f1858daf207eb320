import type { Command } from 'commander'
import type { Forecast } from '../../../shared/contract/warnings.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { dollars } from '../money.ts'
import { warningLimit } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export function addWarnings(program: Command, session: Session): void {
  program
    .command('warnings')
    .description('budgets that run out, keys whose use turns abnormal, and the forecast of the month')
    .option('--limit <n>', 'how many', warningLimit, 20)
    .option('--json', 'print JSON')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const { warnings, forecast } = await withControl(session, async ({ client }) => ({
        warnings: await client.warnings.list({ limit }),
        forecast: await client.warnings.forecast(),
      }))
      if (json) return printJson({ warnings, forecast })
      const columns = [
        { title: 'TIME', value: (row: (typeof warnings)[number]) => showMoment(row.at) },
        { title: 'WARNING', value: (row: (typeof warnings)[number]) => row.message },
        { title: 'WHAT TO DO', value: (row: (typeof warnings)[number]) => row.action },
      ]
      printLine(warnings.length === 0 ? 'No warnings.' : table(columns, warnings))
      printLine(`\n${forecastText(forecast)}`)
    })
}

function forecastText({ month, so_far_nano_usd, expected_nano_usd, days_counted }: Forecast): string {
  const soFar = `${month}: ${dollars(so_far_nano_usd)} so far`
  if (expected_nano_usd === null) return `${soFar}; a forecast needs one whole day.`
  return `${soFar}; about ${dollars(expected_nano_usd)} at its end, by the mean of ${days_counted} whole days. Costs are estimates.`
}
