import type { Amounts } from './amounts.ts'
import { divideRounded } from './decimal.ts'
import type { Rate, RateName } from './rates.ts'
import type { Factor } from './service-tier.ts'

/** A multiple of every `per` (a million, a thousand, an hour), and of the millionths in which seconds are counted. */
const SHARES = 9_000_000n
const MILLIONTHS = 1_000_000n
const ATTO_PER_NANO = 1_000_000_000n

/** Tokens go at the service tier's prices; what tools and media cost is the same in every tier. */
export interface Bill {
  readonly tokens: Amounts
  readonly extras: Amounts
  readonly factor: Factor
  /** Tokens of input, by which the tier of a long context is chosen. */
  readonly context: number
}

/** In nano-dollars, rounded once, at the end. Amounts without a rate are the caller's to refuse. */
export function totalNanoUsd({ tokens, extras, factor, context }: Bill, of: Partial<Record<RateName, Rate>>): number {
  const [by, over] = factor
  const sum = sumOf(tokens, of, context) * by + sumOf(extras, of, context) * over
  return Number(divideRounded(sum, SHARES * MILLIONTHS * ATTO_PER_NANO * over))
}

function sumOf(amounts: Amounts, of: Partial<Record<RateName, Rate>>, context: number): bigint {
  let sum = 0n
  for (const name in amounts) {
    const amount = amounts[name as RateName]
    const rate = of[name as RateName]
    if (!amount || !rate) continue
    const units = Number.isInteger(amount) ? BigInt(amount) * MILLIONTHS : BigInt(Math.round(amount * 1e6))
    sum += units * priceAt(rate, context) * (SHARES / BigInt(rate.per))
  }
  return sum
}

export function priceAt({ price, tiers }: Rate, context: number): bigint {
  let reached = price
  for (const tier of tiers) if (context > tier.above) reached = tier.price
  return reached
}
