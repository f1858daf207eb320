import { resolve } from 'node:path'
import { Argument, type Command } from 'commander'
import { type ImportSource, importSources } from '../../../shared/contract/import-sources.ts'
import type { ImportPlan, WantedProviders } from '../../../shared/contract/imports.ts'
import { AppError } from '../../../shared/errors.ts'
import { atTerminal, confirm } from '../ask.ts'
import { type Control, withControl } from '../control.ts'
import { refuseForgetfulVault } from '../forgetful-vault.ts'
import { foundText, importText, takenText } from '../import-text.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

interface ImportOptions {
  readonly file?: string
  readonly take?: readonly string[]
  readonly routes: boolean
  readonly yes?: true
  readonly json?: true
}

export function addImport(program: Command, session: Session): void {
  const command = program.command('import')
  command
    .description(
      'take over providers and routes of another tool, keys straight into the vault; its file stays as it is',
    )
    .addArgument(new Argument('[source]', 'whose; without one, all that is found').choices(importSources))
    .option('--file <path>', 'where its settings are, if not at their usual place')
    .option('--take <names...>', 'the providers to take, or all')
    .option('--no-routes', 'take no routes')
    .option('--yes', 'ask nothing')
    .option('--json', 'print JSON')
    .action(async (source: ImportSource | undefined, options: ImportOptions) => {
      if (source === undefined) {
        if (options.file || options.take)
          command.error(`error: say whose it is: waybill import ${importSources.join('|')}`)
        return withControl(session, ({ client }) => list(client, options.json))
      }
      if (source === 'litellm' && options.file === undefined)
        command.error('error: LiteLLM has no usual place for its settings: add --file PATH')
      await withControl(session, (control) => run(control, session, source, options))
    })
}

async function list(client: Control['client'], json: true | undefined): Promise<void> {
  const found = await client.imports.find()
  if (json) printJson(found)
  else if (found.length > 0) printLine(foundText(found))
  else printLine('Nothing was found. Name a file: waybill import litellm --file config.yaml')
}

async function run(control: Control, session: Session, source: ImportSource, options: ImportOptions): Promise<void> {
  const { take, yes, json, routes } = options
  const plan = await planOf(control.client, source, options.file)
  const isAsked = atTerminal() && json === undefined && yes === undefined
  const isTaken = take !== undefined || yes === true
  if (!json) printLine(importText(plan))
  else if (!isTaken) printJson(plan)
  const wanted = wantedOf(plan, take ?? ['all'])
  if (!(isTaken || isAsked) || (wanted.length === 0 && take === undefined)) return
  if (isAsked && !(await confirm(`Take ${wanted.map(({ as }) => as).join(', ')}?`)))
    return printLine('Nothing was added.')
  if (wanted.some(({ name }) => plan.providers.some((each) => each.name === name && each.key !== 'none'))) {
    await refuseForgetfulVault(control)
    await openVaultHere(control, session)
  }
  const { path, revision } = plan
  const taken = await control.client.imports.take({ source, path, revision, providers: wanted, routes })
  // Routes follow the providers that are taken: who takes some of these leaves some of those.
  if (taken.left.some(({ name }) => wanted.some((each) => each.name === name))) process.exitCode = 1
  if (json) printJson(taken)
  else printLine(takenText(taken))
}

async function planOf(client: Control['client'], source: ImportSource, file: string | undefined): Promise<ImportPlan> {
  if (file !== undefined) return client.imports.read({ source, path: resolve(file) })
  const found = (await client.imports.find()).filter((plan) => plan.source === source)
  const plan = found.find(({ providers }) => providers.length > 0) ?? found[0]
  if (plan) return plan
  throw new AppError('not_found', {
    message: `No settings of ${source} were found.`,
    action: 'Name the file: --file PATH',
  })
}

/** `all`: whatever can be. */
function wantedOf({ providers }: ImportPlan, names: readonly string[]): WantedProviders {
  if (names.includes('all')) {
    return providers.filter(({ problem }) => problem === null).map(({ name, as }) => ({ name, as }))
  }
  return names.map((name) => {
    const found = providers.find((provider) => provider.name === name || provider.as === name)
    if (found) return { name: found.name, as: found.as }
    throw new AppError('not_found', { message: `There is no provider ${name} in that file.` })
  })
}
