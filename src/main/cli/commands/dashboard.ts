import type { Command } from 'commander'
import { AppError } from '../../../shared/errors.ts'
import { runningEngine } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** A command of its own: a status is shown to others, and its address is no way in. */
export function addDashboard(program: Command, session: Session): void {
  program
    .command('dashboard')
    .description('print the dashboard’s address, with the token that lets a browser in')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { client } = await runningEngine(session)
      const { address } = await client.system.wayIn()
      if (address === null)
        throw new AppError('not_running', { message: 'No dashboard is served yet.', action: 'Try again.' })
      if (json) printJson({ address })
      else printLine(address)
    })
}
