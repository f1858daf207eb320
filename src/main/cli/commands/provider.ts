import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Control, withControl } from '../control.ts'
import { refuseForgetfulVault } from '../forgetful-vault.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { printJson, printLine } from '../print.ts'
import { readKey } from '../secrets-in.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'
import { addAsks, ofProvider } from './asks.ts'
import { addProviderBudget } from './provider-budget.ts'
import { addProviderFind } from './provider-find.ts'
import { addProviderFormats } from './provider-formats.ts'
import { addProviderKey, stateText } from './provider-key.ts'

interface AddOptions {
  readonly name?: string
  readonly baseUrl?: string
  readonly allowHttp?: true
  readonly keyStdin?: true
  readonly json?: true
}

export function addProvider(program: Command, session: Session): void {
  const provider = program.command('provider').description('the providers that requests are carried to')
  const addCommand = provider.command('add')
  addCommand
    .description(
      'add a provider, or give one a new key in place of all that it has; the key comes on standard input or at a prompt',
    )
    .argument('<provider>', 'openai, anthropic, gemini, …, or the name of one that is there')
    .option('--name <name>', 'your own name for it')
    .option('--base-url <url>', 'its address, if it is not the usual one')
    .option('--allow-http', 'accept plain http to a private address')
    .option('--key-stdin', 'read a key also for a provider that needs none')
    .option('--json', 'print JSON')
    // Commander would repeat what is too much, and here that is most likely a key.
    .allowExcessArguments()
    .action(async (name: string, options: AddOptions) => {
      if (addCommand.args.length > 1) addCommand.error('error: the key is never an argument: pipe it in, or type it')
      const added = await withControl(session, (control) => add(control, session, name, options))
      if (options.json) printJson(added)
      else printLine(`${added.name}: ${addressText(added)}, ${keyText(added)}`)
    })
  addProviderFind(provider, session)
  addProviderKey(provider, session)
  addProviderBudget(provider, session)
  addProviderFormats(provider, session)
  addAsks(provider, session, ofProvider)
  provider
    .command('list')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = await withControl(session, ({ client }) => client.providers.list())
      if (json) printJson(all)
      else printLine(all.length === 0 ? 'No providers yet: waybill provider add openai' : tableOf(all))
    })
  provider
    .command('test')
    .description('make one call to the provider, which costs nothing; exit code 1 when it fails')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: { json?: true }) => {
      const result = await withControl(session, (control) => test(control, session, name))
      if (!result.ok) process.exitCode = 1
      if (json) printJson(result)
      else
        printLine(
          `${name}: ${result.message}${result.latency_ms === null ? '' : ` (${Math.round(result.latency_ms)} ms)`}`,
        )
    })
  provider
    .command('remove')
    .argument('<name>')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: { json?: true }) => {
      const done = await withControl(session, ({ client }) => client.providers.remove({ name }))
      if (json) printJson(done)
      else printLine(`${name}: removed, its key too.`)
    })
}

async function add(control: Control, session: Session, what: string, options: AddOptions): Promise<ProviderView> {
  const { kind, exists } = await kindOf(control.client, what, options.name ?? what)
  // Before the key is asked for: it would be typed for nothing.
  if (kind?.needs_base_url && !exists && !options.baseUrl) throw baseUrlNeeded(kind.base_url_example)
  // Not asked of one that needs none: a script's open standard input would be waited for, for ever.
  const takesKey = options.keyStdin === true || kind?.needs_key === true
  if (takesKey) await refuseForgetfulVault(control)
  // Nothing on standard input: the engine decides whether this provider, as it is there, can do without.
  const key = takesKey ? await readKey(`Key of ${what}: `) : ''
  if (key !== '') await openVaultHere(control, session)
  return control.client.providers.add({
    kind: what,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.baseUrl === undefined ? {} : { base_url: options.baseUrl }),
    ...(options.allowHttp ? { allow_http: true } : {}),
    ...(key === '' ? {} : { key }),
  })
}

/** The kind of the provider of this name, or of the one to be made; undefined where the engine knows none. */
async function kindOf(client: ControlClient, kind: string, name: string) {
  const [kinds, all] = await Promise.all([client.providers.kinds(), client.providers.list()])
  const existing = all.find((each) => each.name === name)
  return { kind: kinds.find((each) => each.kind === (existing?.kind ?? kind)), exists: existing !== undefined }
}

function baseUrlNeeded(example: string | null): AppError {
  const action = `Add --base-url ${example ?? 'URL'}.`
  return new AppError('invalid_input', { message: 'This kind of provider needs a base URL.', action })
}

async function test(control: Control, session: Session, name: string) {
  const view = (await control.client.providers.list()).find((each) => each.name === name)
  if (view?.key_state === 'locked') await openVaultHere(control, session)
  return control.client.providers.test({ name })
}

function keyText({ key_state, keys }: ProviderView): string {
  const [only, another] = keys
  if (only && another === undefined) return `key ${stateText(only)}`
  if (only === undefined) return `key ${key_state.replace('_', ' ')}`
  return `${keys.length} keys, ${keys.filter(({ state }) => state === 'ready').length} ready`
}

function tableOf(all: readonly ProviderView[]): string {
  return table(
    [
      { title: 'NAME', value: (row) => row.name },
      { title: 'KIND', value: (row) => row.kind },
      { title: 'BASE URL', value: addressText },
      { title: 'KEY', value: keyText },
      { title: 'LAST STATUS', value: (row) => row.last_status_code },
      { title: 'MS', value: (row) => (row.latency_ms === null ? null : Math.round(row.latency_ms)) },
    ],
    all,
  )
}

/** The sandbox has no address that is of use to anybody but Waybill. */
function addressText({ base_url }: Pick<ProviderView, 'base_url'>): string {
  return base_url || 'inside Waybill'
}
