import { type PriceInForce, type PriceRateName, priceRateNames } from '../../../shared/contract/prices.ts'
import type { Charged } from './charged.ts'
import type { PriceSources } from './cost.ts'
import type { Rate, RateName, Rates } from './rates.ts'
import { priceAt } from './total.ts'

const RATE_OF: Readonly<Record<PriceRateName, RateName>> = {
  input_nano_usd_per_mtok: 'input',
  output_nano_usd_per_mtok: 'output',
  cache_read_nano_usd_per_mtok: 'cache_read',
  cache_write_nano_usd_per_mtok: 'cache_write',
  cache_write_1h_nano_usd_per_mtok: 'cache_write_1h',
  input_audio_nano_usd_per_mtok: 'input_audio',
  output_audio_nano_usd_per_mtok: 'output_audio',
  request_nano_usd: 'request',
  image_nano_usd: 'image',
  second_nano_usd: 'second',
}

const ATTO_PER_NANO = 1_000_000_000n

/** What a model costs, to be shown: in whole nano-dollars, at the price of a short context. */
export function priceInForce({ ownPrice, listPrice }: PriceSources, asked: Charged): PriceInForce {
  const own = ownPrice(asked)
  const { model, priceId, ownServer } = asked
  const named = { provider: asked.providerName ?? '', model: model ?? '' }
  const found = priceId === null || model === null ? null : listPrice(priceId, model, asked.at)
  const deprecated = found?.deprecated ?? false
  if (own) return { ...shown(named, own.free ? 'free' : 'priced', own.version, own.rates), deprecated }
  if (ownServer) return { ...shown(named, 'free', null, null), deprecated: false }
  if (!found) return { ...shown(named, 'unpriced', null, null), deprecated: false }
  return { ...shown(named, found.free ? 'free' : 'priced', found.version, found.rates), deprecated }
}

/** Rates as the contract has them. */
export function shown(
  named: Pick<PriceInForce, 'provider' | 'model'>,
  basis: PriceInForce['cost_basis'],
  version: string | null,
  rates: Rates | null,
): Omit<PriceInForce, 'deprecated'> {
  const figures = priceRateNames.map((name) => [name, nanoUsd(rates?.of[RATE_OF[name]], name)] as const)
  return {
    ...named,
    cost_basis: basis,
    price_version: version,
    ...(Object.fromEntries(figures) as Record<PriceRateName, number | null>),
    long_context_above: rates?.of.input?.tiers[0]?.above ?? null,
  }
}

/** The list's prices are for a thousand requests, or for an hour. */
function nanoUsd(rate: Rate | undefined, name: PriceRateName): number | null {
  if (!rate) return null
  const per = name.endsWith('_per_mtok') ? 1_000_000 : 1
  return Number((priceAt(rate, 0) * BigInt(per)) / BigInt(rate.per) / ATTO_PER_NANO)
}
