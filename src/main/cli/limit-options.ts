import { type Command, InvalidArgumentError } from 'commander'
import type { Limits, LimitsPatch } from '../../shared/contract/limits.ts'

/** Commander takes null for an option without a value, so the word itself stands for "take it away". */
const NONE = 'none'
export type Choice<Value> = Value | typeof NONE

/** What the options of limits come to. */
export interface LimitOptions {
  readonly rpm?: Choice<number>
  readonly tpm?: Choice<number>
  readonly concurrency?: Choice<number>
  readonly tokensDay?: Choice<number>
  readonly tokensMonth?: Choice<number>
  readonly budgetDay?: Choice<number>
  readonly budgetMonth?: Choice<number>
  readonly maxOutput?: Choice<number>
  readonly allowModel?: Choice<string[]>
  readonly allowProvider?: Choice<string[]>
  readonly allowEndpoint?: Choice<string[]>
}

/** `changes`: of limits that are there, so that `none` takes one away. */
export function addLimitOptions(command: Command, { changes = false } = {}): Command {
  const orNone = <Value>(parse: (text: string) => Value) => (changes ? choice(parse) : parse)
  const list: typeof collectOrNone = changes ? collectOrNone : collect
  return command
    .option('--rpm <n>', 'requests per minute', orNone(count))
    .option('--tpm <n>', 'tokens per minute, input and output together', orNone(count))
    .option('--concurrency <n>', 'requests under way at the same time', orNone(count))
    .option('--budget-day <usd>', 'dollars per day', orNone(nanoUsd))
    .option('--budget-month <usd>', 'dollars per calendar month', orNone(nanoUsd))
    .option('--tokens-day <n>', 'tokens per day', orNone(count))
    .option('--tokens-month <n>', 'tokens per calendar month', orNone(count))
    .option('--max-output <n>', 'the largest output that a request may ask for, in tokens', orNone(count))
    .option('--allow-model <glob>', 'only such models (gpt-5*); more than one: again', list)
    .option('--allow-provider <name>', 'only such providers; more than one: again', list)
    .option('--allow-endpoint <glob>', 'only such endpoints (/v1/images/*) or operations (chat)', list)
}

export function limitsFrom(options: LimitOptions): Limits {
  const entries = Object.entries(patchFrom(options)).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as Limits
}

/** Only what was given. */
export function patchFrom(options: LimitOptions): LimitsPatch {
  const named = {
    requests_per_minute: options.rpm,
    tokens_per_minute: options.tpm,
    concurrency: options.concurrency,
    tokens_per_day: options.tokensDay,
    tokens_per_month: options.tokensMonth,
    budget_day_nano_usd: options.budgetDay,
    budget_month_nano_usd: options.budgetMonth,
    max_output_tokens: options.maxOutput,
    allow_models: options.allowModel,
    allow_providers: options.allowProvider,
    allow_endpoints: options.allowEndpoint,
  }
  const given = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, orNull(value)]]))
  return Object.fromEntries(given) as LimitsPatch
}

/** For options that can take a limit away again. */
export function choice<Value>(parse: (text: string) => Value): (text: string) => Choice<Value> {
  return (text) => (text === NONE ? NONE : parse(text))
}

function count(text: string): number {
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value)) throw new InvalidArgumentError('Write a whole number.')
  return value
}

/** By its digits: 0.1 dollars are exactly 100,000,000 nano-dollars, and so is every other amount. */
export function nanoUsd(text: string): number {
  const [, whole, decimals = ''] = /^\$?(\d{1,6})(?:\.(\d{1,9}))?$/.exec(text) ?? []
  if (whole === undefined) throw new InvalidArgumentError('Write dollars: 5, 0.50.')
  return Number(whole) * 1e9 + Number(decimals.padEnd(9, '0'))
}

const DAY_MS = 86_400_000

/** null where an option says `none`. */
export function orNull<Value>(chosen: Choice<Value>): Value | null {
  return chosen === NONE ? null : (chosen as Value)
}

/** Days from now, as the instant at which they are over. */
export function daysFromNow(text: string): number {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (days === 0) throw new InvalidArgumentError('Write a number of days, from 1 to 9999.')
  return Date.now() + days * DAY_MS
}

function collect(text: string, before: Choice<string[]> | undefined): string[] {
  return [...(Array.isArray(before) ? before : []), text]
}

function collectOrNone(text: string, before: Choice<string[]> | undefined): Choice<string[]> {
  return text === NONE ? NONE : collect(text, before)
}
