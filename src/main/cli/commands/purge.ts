import type { Command } from 'commander'
import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { atTerminal, confirm } from '../ask.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

interface PurgeOptions {
  readonly before?: number
  readonly key?: string
  readonly provider?: string
  readonly all?: true
  readonly yes?: true
  readonly json?: true
}

export function addPurge(program: Command, session: Session): void {
  const purge = program.command('purge')
  purge
    .description(
      'erase exchanges, and all that was counted of them, for good: one of --before, --key, --provider, --all',
    )
    .option('--before <when>', 'what is older: a date, or 30d', moment)
    .option('--key <id>', 'what this client key did')
    .option('--provider <name>', 'what went to this provider')
    .option('--all', 'everything')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(async (options: PurgeOptions) => {
      const [scope, ...others] = scopesOf(options)
      if (!scope || others.length > 0)
        return purge.error('error: give exactly one of --before, --key, --provider, --all')
      if (!options.yes) {
        if (!atTerminal()) return purge.error('error: nobody is here to be asked; add --yes to erase without asking')
        if (!(await confirm(`Erase ${describe(scope)}? There is no way back.`))) return printLine('Nothing was erased.')
      }
      const { purged } = await withControl(session, ({ client }) => client.privacy.purge(scope))
      if (options.json) printJson({ purged })
      else printLine(`${purged} exchanges erased.`)
    })
}

function scopesOf({ before, key, provider, all }: PurgeOptions): PurgeScope[] {
  return [
    ...(before === undefined ? [] : [{ scope: 'before', before } as const]),
    ...(key === undefined ? [] : [{ scope: 'key', client_key_id: key } as const]),
    ...(provider === undefined ? [] : [{ scope: 'provider', provider_name: provider } as const]),
    ...(all ? [{ scope: 'all' } as const] : []),
  ]
}

function describe(scope: PurgeScope): string {
  switch (scope.scope) {
    case 'before':
      return `every exchange before ${showMoment(scope.before)}`
    case 'key':
      return `every exchange of the client key ${scope.client_key_id}`
    case 'provider':
      return `every exchange with ${scope.provider_name}`
    case 'all':
      return 'every exchange, total, warning and what was spent of budgets'
  }
}
