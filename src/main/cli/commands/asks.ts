import { type Command, Option } from 'commander'
import { type AskName, type AsksPatch, askNames, type SomeAsks } from '../../../shared/contract/asks.ts'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

interface Switch {
  /** As `--default` calls it, and the list. */
  readonly word: string
  readonly on: Option
  readonly off: Option
  readonly means: string
}

const SWITCHES: Readonly<Record<AskName, () => Switch>> = {
  no_store: () => ({
    word: 'store',
    on: new Option('--no-store', 'ask for nothing to be kept: Responses can then not be continued by their ids'),
    off: new Option('--store', 'leave that to the tool'),
    means: 'store: false to OpenAI, xAI, Fireworks, OpenRouter and Gemini; no previous_response_id, no background',
  }),
  deny_data_collection: () => ({
    word: 'collection',
    on: new Option('--deny-data-collection', 'have OpenRouter use only who does not collect').conflicts(
      'allowDataCollection',
    ),
    off: new Option('--allow-data-collection', 'leave that to the tool'),
    means: 'provider.data_collection: "deny" to OpenRouter; fewer models answer',
  }),
  strip_identifying_headers: () => ({
    word: 'headers',
    on: new Option('--strip-headers', 'send no headers that tell of user, machine, session or tool').conflicts(
      'keepHeaders',
    ),
    off: new Option('--keep-headers', 'send them as they come'),
    means: 'no x-stainless-*, organisation, session or trace; user agent: waybill',
  }),
  pseudonyms: () => ({
    word: 'pseudonyms',
    on: new Option('--pseudonyms', 'send pseudonyms in place of users’ names'),
    off: new Option('--no-pseudonyms', 'send names as they come'),
    means: 'a keyed hash for user, safety_identifier, metadata.user_id and the like',
  }),
}

interface AskOptions {
  readonly store?: boolean
  readonly denyDataCollection?: true
  readonly allowDataCollection?: true
  readonly stripHeaders?: true
  readonly keepHeaders?: true
  readonly pseudonyms?: boolean
  readonly default?: readonly string[]
  readonly json?: true
}

/** What has switches: a provider by its name, a client key by its id. */
export interface AskedOf {
  readonly argument: string
  readonly description: string
  /** What a switch that says nothing comes to. */
  readonly unsaid: string
  find(client: ControlClient, which: string): Promise<{ readonly name: string; readonly asks: SomeAsks } | undefined>
  update(
    client: ControlClient,
    which: string,
    asks: AsksPatch,
  ): Promise<{ readonly name: string; readonly asks: SomeAsks }>
  missing(which: string): AppError
}

/** `provider asks` and `key asks`: without an option it shows how the switches stand. */
export function addAsks(group: Command, session: Session, of: AskedOf): void {
  const command = group.command('asks').description(of.description).argument(of.argument)
  const words = askNames.map((name) => SWITCHES[name]())
  for (const { on, off } of words) command.addOption(off).addOption(on)
  command
    .addOption(
      new Option('--default <switch...>', `take one’s own word back: ${of.unsaid}`).choices([
        ...words.map(({ word }) => word),
        'all',
      ]),
    )
    .option('--json', 'print JSON')
    .action(async (which: string, { json, ...options }: AskOptions) => {
      const patch = patchFrom(options)
      const view = await withControl(session, async ({ client }) => {
        if (Object.keys(patch).length > 0) return of.update(client, which, patch)
        const found = await of.find(client, which)
        if (found === undefined) throw of.missing(which)
        return found
      })
      if (json) printJson(view)
      else printLine(`${view.name}:\n${tableOf(view.asks, of.unsaid)}`)
    })
}

function patchFrom(options: AskOptions): AsksPatch {
  const given: Record<AskName, boolean | undefined> = {
    no_store: options.store === undefined ? undefined : !options.store,
    deny_data_collection: options.denyDataCollection ?? (options.allowDataCollection ? false : undefined),
    strip_identifying_headers: options.stripHeaders ?? (options.keepHeaders ? false : undefined),
    pseudonyms: options.pseudonyms,
  }
  const back = options.default ?? []
  const patch: { -readonly [Name in AskName]?: boolean | null } = {}
  for (const name of askNames) {
    if (back.includes('all') || back.includes(SWITCHES[name]().word)) patch[name] = null
    const word = given[name]
    if (word !== undefined) patch[name] = word
  }
  return patch
}

function tableOf(asks: SomeAsks, unsaid: string): string {
  const isOn = (name: AskName) => (asks[name] === undefined ? unsaid : asks[name] ? 'on' : 'off')
  return table(
    [
      { title: 'SWITCH', value: (name: AskName) => SWITCHES[name]().word },
      { title: 'IS', value: isOn },
      { title: 'WHAT IT DOES', value: (name: AskName) => SWITCHES[name]().means },
    ],
    askNames,
  )
}

export const ofProvider: AskedOf = {
  argument: '<name>',
  description: 'what is asked of a provider, and kept from it; a client key’s own word stands before',
  unsaid: 'off',
  find: async (client, name) => (await client.providers.list()).find((each) => each.name === name),
  update: (client, name, asks) => client.providers.update({ name, asks }),
  missing: (name) =>
    new AppError('not_found', { message: `There is no provider ${name}.`, action: 'See waybill provider list.' }),
}

export const ofKey: AskedOf = {
  argument: '<id>',
  description: 'what is asked of every provider for this key, and kept from it',
  unsaid: 'as the provider',
  find: async (client, id) => (await client.clientKeys.list()).find((each) => each.id === id),
  update: (client, id, asks) => client.clientKeys.update({ id, asks }),
  missing: () =>
    new AppError('not_found', { message: 'There is no client key of this id.', action: 'See waybill key list.' }),
}
