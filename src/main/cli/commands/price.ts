import type { Command } from 'commander'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { OwnPrice, PriceInForce, PriceRateName, Repricing } from '../../../shared/contract/prices.ts'
import { AppError } from '../../../shared/errors.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { exactDollars } from '../money.ts'
import { nanoUsd } from '../nano-usd.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'
import { type Column, table } from '../table.ts'

type Listed = Awaited<ReturnType<ControlClient['prices']['list']>>
type Json = { readonly json?: true }

/** Each option of `set`, by what the contract calls it. */
const RATES = [
  ['input', 'a million tokens of input', 'input_nano_usd_per_mtok'],
  ['output', 'a million tokens of output', 'output_nano_usd_per_mtok'],
  ['cacheRead', 'a million tokens read from the cache', 'cache_read_nano_usd_per_mtok'],
  ['cacheWrite', 'a million tokens written to it', 'cache_write_nano_usd_per_mtok'],
  ['cacheWrite1h', 'those of them that stay an hour', 'cache_write_1h_nano_usd_per_mtok'],
  ['inputAudio', 'a million tokens of sound in', 'input_audio_nano_usd_per_mtok'],
  ['outputAudio', 'a million tokens of sound out', 'output_audio_nano_usd_per_mtok'],
  ['request', 'each request', 'request_nano_usd'],
  ['image', 'each picture', 'image_nano_usd'],
  ['second', 'each second of sound or film', 'second_nano_usd'],
] as const satisfies readonly (readonly [string, string, PriceRateName])[]

type SetOptions = Partial<Record<(typeof RATES)[number][0], number>> & Json

export function addPrice(program: Command, session: Session): void {
  const price = program.command('price').description('what models cost: the price list, and prices of your own')
  price
    .command('list')
    .description('your own prices, and what the models used so far cost now')
    .option('--model <glob>', 'only models whose name matches, such as gpt-5*')
    .option('--json', 'print JSON')
    .action(async ({ model, json }: { model?: string } & Json) => {
      const asked = model === undefined ? {} : { model }
      const listed = await withControl(session, ({ client }) => client.prices.list(asked))
      if (json) printJson(listed)
      else printListed(listed)
    })
  addSet(price, session)
  price
    .command('remove')
    .description('forget a price of your own: the list’s holds again')
    .argument('<provider/model>')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: Json) => {
      const done = await withControl(session, ({ client }) => client.prices.remove(named(name)))
      if (json) printJson(done)
      else printLine(`${name}: removed.`)
    })
  price
    .command('refresh')
    .description('fetch the published price list; nothing is fetched unless you ask')
    .option('--json', 'print JSON')
    .action(async ({ json }: Json) => {
      const { list, in_force } = await withControl(session, async ({ client }) => {
        await client.prices.refresh()
        return client.prices.list({})
      })
      if (json) return printJson(list)
      printLine(`${list.price_version}: ${list.models} models.`)
      printDeprecated(in_force)
      printNote('It holds from now on. For what is past: waybill price apply')
    })
  price
    .command('apply')
    .description('price past exchanges again, with the prices of now')
    .option('--since <when>', '7d, 24h, or a date', moment)
    .option('--model <glob>', 'only models whose name matches')
    .option('--json', 'print JSON')
    .action(async ({ since, model, json }: { since?: number; model?: string } & Json) => {
      const scope = { ...(since === undefined ? {} : { since }), ...(model === undefined ? {} : { model }) }
      const result = await withControl(session, ({ client }) => apply(client, scope))
      if (json) printJson(result)
      else printLine(resultText(result))
    })
}

function addSet(price: Command, session: Session): void {
  const set = price
    .command('set')
    .description('a price of your own, in US dollars, in place of the list’s; all zero: free')
    .argument('<provider/model>', 'a * stands for anything: openai/ft:gpt-4o*')
  for (const [option, what] of RATES) {
    const flag = option.replace(/[A-Z]|1h/g, (part) => `-${part.toLowerCase()}`)
    set.option(`--${flag} <usd>`, `for ${what}`, nanoUsd)
  }
  set.option('--json', 'print JSON').action(async (name: string, options: SetOptions) => {
    const rates: Partial<Record<PriceRateName, number>> = {}
    for (const [option, , field] of RATES) {
      const given = options[option]
      if (given !== undefined) rates[field] = given
    }
    const own = await withControl(session, ({ client }) => client.prices.set({ ...named(name), ...rates }))
    if (options.json) return printJson(own)
    printLine(`${name}: ${ownText(own)}`)
    printNote('It holds from now on. For what is past: waybill price apply')
  })
}

/** Behind the first slash all is the model's name: OpenRouter's have slashes of their own. */
function named(text: string): { provider: string; model: string } {
  const slash = text.indexOf('/')
  if (slash > 0 && slash < text.length - 1) return { provider: text.slice(0, slash), model: text.slice(slash + 1) }
  throw new AppError('invalid_input', {
    message: `${text} does not say which provider and which model.`,
    action: 'Write provider/model, such as openai/gpt-5 or ollama/*.',
  })
}

async function apply(client: ControlClient, scope: { since?: number; model?: string }): Promise<Repricing> {
  let last: Repricing | null = null
  for await (const state of await client.prices.apply(scope)) {
    last = state
    if (!state.done && process.stderr.isTTY)
      process.stderr.write(`\r${state.checked} checked, ${state.changed} changed`)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  if (last?.done) return last
  throw new AppError('internal', { message: 'Waybill stopped before it was done.', action: 'Run the command again.' })
}

function resultText({ checked, changed, newly_priced, difference_nano_usd }: Repricing): string {
  if (changed === 0) return `${checked} exchanges looked at; none has another cost now.`
  const difference = `${difference_nano_usd < 0 ? '' : '+'}${exactDollars(difference_nano_usd)}`
  return `${changed} of ${checked} exchanges have another cost now: ${difference} in all; ${newly_priced} of them had none.`
}

function ownText(own: OwnPrice): string {
  const given = RATES.filter(([, , field]) => own[field] !== null)
  if (given.every(([, , field]) => own[field] === 0)) return 'free'
  return given.map(([, what, field]) => `${exactDollars(own[field])} for ${what}`).join(', ')
}

function printListed({ own, in_force, list }: Listed): void {
  if (own.length > 0) printLine(`${table<OwnPrice>([...NAMES, ...PRICES, SET_AT], own)}\n`)
  if (in_force.length > 0) printLine(`${table<PriceInForce>([...NAMES, ...PRICES, SOURCE], in_force)}\n`)
  printDeprecated(in_force)
  const fetched = list.refreshed_at === null ? '' : `, fetched ${showMoment(list.refreshed_at)}`
  printLine(`US dollars for a million tokens. The list: ${list.price_version}, ${list.models} models${fetched}.`)
}

/** Of the models that were used. */
function printDeprecated(inForce: readonly PriceInForce[]): void {
  for (const { provider, model } of inForce.filter(({ deprecated }) => deprecated)) {
    printLine(`${provider}/${model} is deprecated: its provider will take it away, or has. Choose another.`)
  }
}

type Row = OwnPrice | PriceInForce

const NAMES: readonly Column<Row>[] = [
  { title: 'PROVIDER', value: (row) => row.provider },
  { title: 'MODEL', value: (row) => row.model },
]

const PRICES: readonly Column<Row>[] = [
  { title: 'IN', value: (row) => exactDollars(row.input_nano_usd_per_mtok) },
  { title: 'CACHED', value: (row) => exactDollars(row.cache_read_nano_usd_per_mtok) },
  { title: 'CACHE WRITE', value: (row) => exactDollars(row.cache_write_nano_usd_per_mtok) },
  { title: 'OUT', value: (row) => exactDollars(row.output_nano_usd_per_mtok) },
]

const SET_AT: Column<OwnPrice> = { title: 'SET', value: (row) => showMoment(row.set_at) }
const SOURCE: Column<PriceInForce> = { title: 'FROM', value: (row) => row.price_version ?? row.cost_basis }
