import type { Command } from 'commander'
import { withControl } from '../control.ts'
import { addLimitOptions, type LimitOptions, limitsFrom } from '../limit-options.ts'
import { limitsText } from '../limit-text.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export function addPlan(program: Command, session: Session): void {
  const plan = program.command('plan').description('limits under a name, for client keys to carry: key create --plan')
  addLimitOptions(
    plan.command('create').description('make a plan; of one that is there, the limits are replaced').argument('<name>'),
  )
    .option('--json', 'print JSON')
    .action(async (name: string, { json, ...options }: LimitOptions & { json?: true }) => {
      const input = { name, limits: limitsFrom(options) }
      const made = await withControl(session, ({ client }) => client.plans.create(input))
      if (json) printJson(made)
      else printLine(`${made.name}: ${limitsText(made.limits) || 'no limits'}`)
    })
  plan
    .command('list')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = await withControl(session, ({ client }) => client.plans.list())
      if (json) return printJson(all)
      if (all.length === 0) return printLine('No plans yet: waybill plan create NAME --rpm 10')
      printLine(
        table(
          [
            { title: 'NAME', value: (row) => row.name },
            { title: 'LIMITS', value: (row) => limitsText(row.limits) },
            { title: 'KEYS', value: (row) => row.keys.join(', ') },
          ],
          all,
        ),
      )
    })
  plan
    .command('remove')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: { json?: true }) => {
      const done = await withControl(session, ({ client }) => client.plans.remove({ name }))
      if (json) printJson(done)
      else printLine(`${name}: removed.`)
    })
}
