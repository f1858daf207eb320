import { type Limits, type LimitsPatch, limits } from '../../../shared/contract/limits.ts'
import { dollarText, nanoUsdIn } from '../../format/dollar-text.ts'

/** The limits that are an amount, by what they limit; the order is the form's. */
export const limitAmounts = [
  { name: 'requests_per_minute', of: 'rate', in: 'count' },
  { name: 'tokens_per_minute', of: 'rate', in: 'count' },
  { name: 'concurrency', of: 'rate', in: 'count' },
  { name: 'max_output_tokens', of: 'rate', in: 'count' },
  { name: 'budget_day_nano_usd', of: 'budget', in: 'usd' },
  { name: 'budget_month_nano_usd', of: 'budget', in: 'usd' },
  { name: 'tokens_per_day', of: 'budget', in: 'count' },
  { name: 'tokens_per_month', of: 'budget', in: 'count' },
] as const satisfies readonly { name: keyof Limits; of: 'rate' | 'budget'; in: 'count' | 'usd' }[]
export type LimitAmount = (typeof limitAmounts)[number]
export type AmountName = LimitAmount['name']

export const limitLists = [
  'allow_models',
  'allow_providers',
  'allow_endpoints',
] as const satisfies readonly (keyof Limits)[]
export type ListName = (typeof limitLists)[number]

/** What the form's fields hold: amounts as they were typed, empty where nothing is to be limited; lists as lists. */
export type LimitInput = Record<AmountName, string> & Record<ListName, readonly string[]>

export const limitSchemas = limits.shape

export function countIn(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

export function limitInputOf(of: Limits): LimitInput {
  const amounts = limitAmounts.map(({ name, in: unit }) => {
    const amount = of[name]
    return [name, amount === undefined ? '' : unit === 'usd' ? dollarText(amount) : String(amount)]
  })
  const lists = limitLists.map((name) => [name, of[name] ?? []])
  return Object.fromEntries([...amounts, ...lists]) as LimitInput
}

/** What was filled in, as the contract has it. What can't be read is left out: the form does not let it get here. */
export function limitsOf(input: LimitInput): Limits {
  const amounts = limitAmounts.flatMap(({ name, in: unit }) => {
    const amount = unit === 'usd' ? nanoUsdIn(input[name]) : countIn(input[name])
    return amount === null ? [] : [[name, amount] as const]
  })
  const lists = limitLists.flatMap((name) => (input[name].length === 0 ? [] : [[name, [...input[name]]] as const]))
  return Object.fromEntries([...amounts, ...lists])
}

/** Only what is other than before: what somebody else changes meanwhile stays as they have it. null takes a limit away. */
export function limitsPatchOf(before: Limits, input: LimitInput): LimitsPatch {
  const after = limitsOf(input)
  const names = [...limitAmounts.map(({ name }) => name), ...limitLists]
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? null]))
}
