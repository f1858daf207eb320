import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { isOptionalField, optionalFields } from '../../../shared/inventory/exchanges.ts'
import { atTerminal, confirm } from '../ask.ts'
import { withControl } from '../control.ts'
import { printErasure } from '../erasure-text.ts'
import { showMoment } from '../moment.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'

interface PurgeOptions {
  readonly since?: number
  readonly before?: number
  readonly key?: string
  readonly provider?: string
  readonly project?: string
  readonly field?: readonly string[]
  readonly all?: true
  readonly yes?: true
  readonly json?: true
}

/** Rows of one kind, or a column of them all. */
type Target = PurgeScope | { readonly scope: 'fields'; readonly fields: readonly string[] }

const TARGETS = '--since and --before, --key, --provider, --project, --field, --all'

export function addPurge(program: Command, session: Session): void {
  const purge = program.command('purge')
  purge
    .description(`erase exchanges, and all that was counted and told of them, for good: one of ${TARGETS}`)
    .option('--since <when>', 'what began then or later: a date, or 2h', moment)
    .option('--before <when>', 'what is older: a date, or 30d', moment)
    .option('--key <id>', 'what this client key did')
    .option('--provider <name>', 'what went to this provider')
    .option('--project <name>', 'what was done for this project')
    .option('--field <names...>', 'not the exchanges, but these fields of all of them: tool, request_model, …')
    .option('--all', 'everything')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(async (options: PurgeOptions) => {
      const [target, ...others] = targetsOf(options)
      if (!target || others.length > 0) return purge.error(`error: give exactly one of ${TARGETS}`)
      const wrong = target.scope === 'fields' && target.fields.find((field) => !isOptionalField(field))
      if (wrong) return purge.error(`error: ${wrong} can not be taken out; these can: ${optionalFields.join(', ')}`)
      if (!options.yes) {
        if (!atTerminal()) return purge.error('error: nobody is here to be asked; add --yes to erase without asking')
        if (!(await confirm(`Erase ${describe(target)}? There is no way back.`)))
          return printLine('Nothing was erased.')
      }
      await withControl(session, async ({ client }) => {
        const report = await erase(client, target)
        if (options.json) return printJson(report)
        printErasure(report, target.scope === 'fields' ? 'changed' : 'erased')
        if (report.purged === 0) for (const note of unfound(target)) printNote(note)
        for (const note of await notes(client, target)) printNote(note)
      })
    })
}

function targetsOf({ since, before, key, provider, project, field, all }: PurgeOptions): Target[] {
  return [
    ...(since === undefined && before !== undefined ? [{ scope: 'before', before } as const] : []),
    ...(since === undefined ? [] : [{ scope: 'range', since, before: before ?? Date.now() } as const]),
    ...(key === undefined ? [] : [{ scope: 'key', client_key_id: key } as const]),
    ...(provider === undefined ? [] : [{ scope: 'provider', provider_name: provider } as const]),
    ...(project === undefined ? [] : [{ scope: 'project', project } as const]),
    ...(field === undefined ? [] : [{ scope: 'fields', fields: field.flatMap((text) => text.split(',')) } as const]),
    ...(all ? [{ scope: 'all' } as const] : []),
  ]
}

function erase(client: ControlClient, target: Target) {
  if (target.scope === 'fields') return client.privacy.eraseFields({ fields: [...target.fields] })
  return client.privacy.purge(target)
}

const OF_THE_TIME =
  'with the warnings, security events, contacted hosts and bills of that time ' +
  '(and the totals of each day in it whose exchanges are no longer kept, whole)'

function describe(target: Target): string {
  switch (target.scope) {
    case 'before':
      return `every exchange before ${showMoment(target.before)}, ${OF_THE_TIME}`
    case 'range':
      return `every exchange from ${showMoment(target.since)} to ${showMoment(target.before)}, ${OF_THE_TIME}`
    case 'key':
      return `every exchange of the client key ${target.client_key_id}, its warnings and security events, and what it has spent of its budgets`
    case 'provider':
      return `every exchange with ${target.provider_name}, and its warnings, contacted hosts and bills`
    case 'project':
      return `every exchange of the project ${target.project}`
    case 'fields':
      return `${target.fields.join(', ')} from every exchange and total`
    case 'all':
      return (
        'every exchange, total, warning, security event, contacted host and fetched bill, what was spent of budgets, ' +
        'revoked client keys and damaged databases that were set aside (providers, keys in use and settings stay)'
      )
  }
}

/** A name that was mistyped looks the same as one of which all has gone. */
function unfound(target: Target): string[] {
  if (target.scope === 'provider') {
    return [`No exchange went to ${target.provider_name}. Whom they went to: waybill usage --by provider --since 730d`]
  }
  if (target.scope === 'project') {
    return [`No exchange was done for ${target.project}. For which they were: waybill usage --by project --since 730d`]
  }
  return []
}

/** What stays, and how to be rid of it as well. */
async function notes({ clientKeys, settings }: ControlClient, target: Target): Promise<string[]> {
  if (target.scope === 'key') {
    const key = (await clientKeys.names()).find(({ id }) => id === target.client_key_id)
    if (!key || key.revoked_at !== null) return []
    return [`${key.name} is in use: its name, prefix and hash stay until it is revoked and erased again.`]
  }
  if (target.scope === 'project') {
    const keys = (await clientKeys.list()).filter(
      ({ project, revoked_at }) => project === target.project && revoked_at === null,
    )
    if (keys.length === 0) return []
    const name = `'${target.project.replaceAll("'", "'\\''")}'`
    return [`Client keys in use keep its name (${keys.length}): waybill privacy rename-project ${name} --none`]
  }
  if (target.scope === 'fields') {
    const { fields_off } = await settings.get()
    const kept = target.fields.filter((field) => !fields_off.includes(field))
    if (kept.length === 0) return []
    return [`New exchanges still have it: waybill settings set fields_off ${[...fields_off, ...kept].join(',')}`]
  }
  return []
}
