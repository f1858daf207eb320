import { type Command, Option } from 'commander'
import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { type SecretScan, secretScans } from '../../../shared/contract/values.ts'
import { withControl } from '../control.ts'
import {
  addLimitOptions,
  type Choice,
  choice,
  daysFromNow,
  type LimitOptions,
  limitsFrom,
  orNull,
  patchFrom,
} from '../limit-options.ts'
import { leftText, limitsText } from '../limit-text.ts'
import { showMoment } from '../moment.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'
import { addAsks, ofKey } from './asks.ts'
import { addKeySet } from './key-set.ts'

interface CreateOptions extends LimitOptions {
  readonly project?: string
  readonly private?: true
  readonly secretScan?: SecretScan
  readonly plan?: string
  readonly expires?: number
  readonly json?: true
}

interface ChangeOptions extends LimitOptions {
  readonly plan?: string
  readonly expires?: Choice<number>
  readonly json?: true
}

export function addKey(program: Command, session: Session): void {
  const key = program.command('key').description('client keys: what tools use in place of a provider key')
  addLimitOptions(
    key
      .command('create')
      .description('make a client key; it is shown this once')
      .argument('<name>', 'what it is for')
      .option('--project <project>', 'counted under this project'),
  )
    .option('--private', 'its exchanges leave no row and no total; its limits hold')
    .addOption(new Option('--secret-scan <what>', 'credentials in what it sends').choices(secretScans))
    .option('--plan <name>', 'the plan that it carries; its own limits stand before the plan’s')
    .option('--expires <days>', 'refused after so many days', daysFromNow)
    .option('--json', 'print JSON')
    .action(async (name: string, { json, ...options }: CreateOptions) => {
      const { project, private: isPrivate, secretScan, plan, expires } = options
      const input = {
        name,
        limits: limitsFrom(options),
        ...(project === undefined ? {} : { project }),
        ...(isPrivate === undefined ? {} : { private: isPrivate }),
        ...(secretScan === undefined ? {} : { secret_scan: secretScan }),
        ...(plan === undefined ? {} : { plan }),
        ...(expires === undefined ? {} : { expires_at: expires }),
      }
      show(await withControl(session, ({ client }) => client.clientKeys.create(input)), json)
    })
  addLimit(key, session)
  addKeySet(key, session)
  addAsks(key, session, ofKey)
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
  key
    .command('suspend')
    .description('refuse its requests until it is unsuspended; what runs goes on')
    .argument('<id>')
    .option('--reason <text>', 'why, for your own memory')
    .option('--json', 'print JSON')
    .action(async (id: string, { reason, json }: { reason?: string; json?: true }) => {
      const input = { id, ...(reason === undefined ? {} : { reason }) }
      const done = await withControl(session, ({ client }) => client.clientKeys.suspend(input))
      if (json) printJson(done)
      else printLine(`${id}: suspended.`)
    })
  key
    .command('unsuspend')
    .description('let its requests pass again')
    .argument('<id>')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: true }) => {
      const done = await withControl(session, ({ client }) => client.clientKeys.unsuspend({ id }))
      if (json) printJson(done)
      else printLine(`${id}: passes again.`)
    })
}

/** Limits of a key that is there: what is not mentioned stays, `none` takes one away. */
function addLimit(key: Command, session: Session): void {
  const limit = key.command('limit').description('change the limits of a key; none takes one away').argument('<id>')
  addLimitOptions(limit, { changes: true })
    .option('--plan <name>', 'the plan that it carries, or none')
    .option('--expires <days>', 'refused after so many days from now, or none', choice(daysFromNow))
    .option('--json', 'print JSON')
    .action(async (id: string, { plan, expires, json, ...options }: ChangeOptions) => {
      const limits = patchFrom(options)
      if (Object.keys(limits).length === 0 && plan === undefined && expires === undefined) {
        return limit.error('error: say what to change, for instance --rpm 10, or --rpm none')
      }
      const input = {
        id,
        limits,
        ...(plan === undefined ? {} : { plan: orNull(plan) }),
        ...(expires === undefined ? {} : { expires_at: orNull(expires) }),
      }
      const view = await withControl(session, ({ client }) => client.clientKeys.update(input))
      if (json) printJson(view)
      else printLine(`${view.name}: ${limitsText(view.limits) || 'no limits'}`)
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
      { title: 'REQUESTS', value: (row) => (row.private && row.requests === 0 ? null : row.requests) },
      { title: 'LAST USED', value: (row) => showMoment(row.last_used_at) },
      { title: 'PLAN', value: (row) => row.plan },
      { title: 'LEFT', value: (row) => leftText(row.left) },
      { title: 'STATE', value: (row) => (row.private ? `${stateOf(row)}, private` : stateOf(row)) },
    ],
    all,
  )
}

function stateOf({ revoked_at, suspended_at, suspended_reason, expires_at }: ClientKeyView): string {
  if (revoked_at !== null) return 'revoked'
  if (suspended_at !== null) return `suspended: ${suspended_reason ?? 'no reason given'}`
  if (expires_at === null) return 'active'
  return `${expires_at <= Date.now() ? 'expired' : 'active until'} ${showMoment(expires_at)}`
}
