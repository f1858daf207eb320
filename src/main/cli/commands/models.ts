import type { Command } from 'commander'
import type { ModelChanges, ModelView } from '../../../shared/contract/models.ts'
import { printable } from '../../../shared/printable.ts'
import { type Control, withControl } from '../control.ts'
import { exactDollars } from '../money.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

interface Options {
  readonly provider?: string
  readonly refresh?: true
  readonly json?: true
}

export function addModels(program: Command, session: Session): void {
  program
    .command('models')
    .description('the models of your providers: what they take, can and cost (in dollars per million tokens)')
    .option('--provider <name>', 'only those of one provider')
    .option('--refresh', 'ask each provider for its list first; nobody is asked otherwise')
    .option('--json', 'print JSON')
    .action(async ({ provider, refresh, json }: Options) => {
      const asked = provider === undefined ? {} : { provider }
      const { models, changes } = await withControl(session, async (control) => {
        const changes = refresh ? await refreshed(control, session, asked) : []
        return { models: await control.client.models.list(asked), changes }
      })
      if (changes.some(({ problem }) => problem !== null)) process.exitCode = 1
      if (json) return printJson(refresh ? { changes, models } : models)
      for (const change of changes) printChange(change)
      if (models.length > 0) printLine(tableOf(models))
      else printNote(await noModels(session))
    })
}

async function noModels(session: Session): Promise<string> {
  const providers = await withControl(session, ({ client }) => client.providers.list())
  return providers.length === 0
    ? 'No providers yet: waybill provider add openai, or waybill provider find'
    : 'No models are known. Ask the providers for theirs: waybill models --refresh'
}

async function refreshed(control: Control, session: Session, asked: { provider?: string }): Promise<ModelChanges[]> {
  const providers = await control.client.providers.list()
  if (providers.some(({ key_state }) => key_state === 'locked')) await openVaultHere(control, session)
  return control.client.models.refresh(asked)
}

function printChange({ provider, models, added, gone, in_use, problem }: ModelChanges): void {
  if (problem !== null) {
    printNote(`${provider}: ${printable(problem)}`)
    return
  }
  const news = [added.length > 0 ? `${added.length} new` : '', gone.length > 0 ? `${gone.length} gone` : '']
  printNote([`${provider}: ${models} models`, ...news.filter((text) => text !== '')].join(', '))
  if (added.length > 0) printNote(`  new: ${added.join(', ')}`)
  if (gone.length > 0) printNote(`  gone: ${gone.join(', ')}`)
  for (const model of in_use) printNote(`  ${model} was used in the last 30 days, and goes or is gone. Choose another.`)
}

function tableOf(models: readonly ModelView[]): string {
  return table(
    [
      { title: 'PROVIDER', value: (row) => row.provider },
      { title: 'MODEL', value: (row) => row.id },
      { title: 'CONTEXT', value: (row) => row.context_tokens },
      { title: 'OUTPUT', value: (row) => row.output_tokens },
      { title: 'CAN', value: abilities },
      { title: 'IN', value: (row) => exactDollars(row.input_nano_usd) },
      { title: 'OUT', value: (row) => exactDollars(row.output_nano_usd) },
      { title: 'NOTE', value: noteOf },
    ],
    models,
  )
}

function abilities({ vision, tools, reasoning }: ModelView): string {
  return [vision ? 'vision' : '', tools ? 'tools' : '', reasoning ? 'reasoning' : ''].filter(Boolean).join(' ')
}

function noteOf({ deprecated, new_since }: ModelView): string {
  return [deprecated ? 'deprecated' : '', new_since === null ? '' : 'new'].filter(Boolean).join(', ')
}
