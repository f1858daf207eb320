import { Argument, type Command } from 'commander'
import { type KeyUse, keyUses, type ProviderKeyView } from '../../../shared/contract/providers.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Control, withControl } from '../control.ts'
import { refuseForgetfulVault } from '../forgetful-vault.ts'
import { showMoment } from '../moment.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { printJson, printLine } from '../print.ts'
import { readKey } from '../secrets-in.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

/** `provider key …`: several keys of one account, used in their order or each in turn. */
export function addProviderKey(provider: Command, session: Session): void {
  const key = provider.command('key').description('the keys of one provider: where one fails, the next takes over')
  const addCommand = key.command('add')
  addCommand
    .description('add a key behind those that are there; it comes on standard input or at a prompt')
    .argument('<provider>')
    .option('--json', 'print JSON')
    // Commander would repeat what is too much, and here that is most likely a key.
    .allowExcessArguments()
    .action(async (name: string, { json }: { json?: true }) => {
      if (addCommand.args.length > 1) addCommand.error('error: the key is never an argument: pipe it in, or type it')
      const added = await withControl(session, (control) => add(control, session, name))
      if (json) printJson(added)
      else printLine(`${name}: key ${stateText(added)}`)
    })
  key
    .command('list')
    .argument('<provider>')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: { json?: true }) => {
      const keys = await withControl(session, ({ client }) => client.providers.keys.list({ name }))
      if (json) printJson(keys)
      else printLine(keys.length === 0 ? `No key yet: waybill provider key add ${name}` : tableOf(keys))
    })
  key
    .command('remove')
    .description('remove one key, from the vault too')
    .argument('<provider>')
    .argument('<id>', 'its id, or its last four characters')
    .option('--json', 'print JSON')
    .action(async (name: string, which: string, { json }: { json?: true }) => {
      const done = await withControl(session, async ({ client }) => {
        const id = idOf(await client.providers.keys.list({ name }), which)
        return client.providers.keys.remove({ name, id })
      })
      if (json) printJson(done)
      else printLine(`${name}: key removed.`)
    })
  key
    .command('use')
    .description('which key a request goes by: the first that is free (order), or each in turn (spread)')
    .argument('<provider>')
    .addArgument(new Argument('<how>').choices(keyUses))
    .option('--json', 'print JSON')
    .action(async (name: string, how: KeyUse, { json }: { json?: true }) => {
      const updated = await withControl(session, ({ client }) => client.providers.update({ name, key_use: how }))
      if (json) printJson(updated)
      else printLine(`${name}: its keys are used ${updated.key_use === 'spread' ? 'each in turn' : 'in order'}.`)
    })
}

async function add(control: Control, session: Session, name: string): Promise<ProviderKeyView> {
  // A name that is not there is told before the key is asked for.
  await control.client.providers.keys.list({ name })
  await refuseForgetfulVault(control)
  const key = await readKey(`Key of ${name}: `)
  await openVaultHere(control, session)
  return control.client.providers.keys.add({ name, key })
}

function idOf(keys: readonly ProviderKeyView[], which: string): string {
  const found = keys.filter(({ id, last4 }) => id === which || last4 === which)
  if (found.length === 1 && found[0]) return found[0].id
  const message = found.length === 0 ? 'There is no such key.' : 'Several keys end in these four.'
  throw new AppError(found.length === 0 ? 'not_found' : 'invalid_input', {
    message,
    action: 'Give its id: waybill provider key list NAME',
  })
}

/** `…1234 ready`, `…1234 resting until 2026-11-21 14:05:10 (limited)`. */
export function stateText({ last4, state, resting_until, resting_because }: Omit<ProviderKeyView, 'id'>): string {
  const resting = state === 'resting' ? ` until ${showMoment(resting_until)} (${resting_because})` : ''
  return `${last4 === null ? '' : `…${last4} `}${state}${resting}`
}

function tableOf(keys: readonly ProviderKeyView[]): string {
  return table(
    [
      { title: 'ID', value: (row) => row.id },
      { title: 'KEY', value: (row) => (row.last4 === null ? '' : `…${row.last4}`) },
      { title: 'STATE', value: (row) => row.state },
      { title: 'RESTING UNTIL', value: (row) => showMoment(row.resting_until) },
      { title: 'BECAUSE', value: (row) => row.resting_because },
      { title: 'ADDED', value: (row) => showMoment(row.created_at) },
    ],
    keys,
  )
}
