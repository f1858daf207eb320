import type { Command } from 'commander'
import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

export function addKey(program: Command, session: Session): void {
  const key = program.command('key').description('client keys: what tools use in place of a provider key')
  key
    .command('create')
    .description('make a client key; it is shown this once')
    .argument('<name>', 'what it is for')
    .option('--project <project>', 'counted under this project')
    .option('--json', 'print JSON')
    .action(async (name: string, { project, json }: { project?: string; json?: true }) => {
      const input = { name, ...(project === undefined ? {} : { project }) }
      show(await withControl(session, ({ client }) => client.clientKeys.create(input)), json)
    })
  key
    .command('list')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = await withControl(session, ({ client }) => client.clientKeys.list())
      if (json) printJson(all)
      else printLine(all.length === 0 ? 'No client keys yet: waybill key create NAME' : tableOf(all))
    })
  key
    .command('rotate')
    .description('make a new key under the same id; the old one fails from now on')
    .argument('<id>')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: true }) => {
      show(await withControl(session, ({ client }) => client.clientKeys.rotate({ id })), json)
    })
  key
    .command('revoke')
    .description('end a key; its requests fail from now on, its streams are cut')
    .argument('<id>')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: true }) => {
      const done = await withControl(session, ({ client }) => client.clientKeys.revoke({ id }))
      if (json) printJson(done)
      else printLine(`${id}: revoked.`)
    })
}

/** The key alone on standard output, so that `$(waybill key create NAME)` is the key. */
function show(created: CreatedClientKey, json: true | undefined): void {
  if (json) {
    printJson(created)
  } else {
    printNote(`Client key of ${created.name}, id ${created.id}. It is shown this once:`)
    printLine(created.key)
  }
}

function tableOf(all: readonly ClientKeyView[]): string {
  return table(
    [
      { title: 'ID', value: (row) => row.id },
      { title: 'NAME', value: (row) => row.name },
      { title: 'PROJECT', value: (row) => row.project },
      { title: 'KEY', value: (row) => row.prefix },
      { title: 'REQUESTS', value: (row) => row.requests },
      { title: 'LAST USED', value: (row) => showMoment(row.last_used_at) },
      { title: 'STATE', value: (row) => (row.revoked_at === null ? 'active' : 'revoked') },
    ],
    all,
  )
}
