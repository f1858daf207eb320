import type { ModelPrice, TieredPrices } from '@pydantic/genai-prices'
import type { OwnPrice } from '../../../shared/contract/prices.ts'
import { attoUsd } from './decimal.ts'

/** What is counted, and charged at a rate of its own. */
export type RateName =
  | 'input'
  | 'output'
  | 'cache_read'
  | 'cache_write'
  | 'cache_write_1h'
  | 'input_audio'
  | 'output_audio'
  | 'cache_audio_read'
  | 'input_image'
  | 'output_image'
  | 'cache_image_read'
  | 'input_video'
  | 'output_video'
  | 'output_reasoning'
  | 'web_search'
  | 'request'
  | 'image'
  | 'second'

/** USD × 10^18 for `per` units; from `above` tokens of input on, all of the request goes at the higher tier's price. */
export interface Rate {
  readonly price: bigint
  readonly per: number
  readonly tiers: readonly { readonly above: number; readonly price: bigint }[]
}

export interface Rates {
  readonly of: Readonly<Partial<Record<RateName, Rate>>>
  /** Something else has a price of its own here that no answer tells us the amount of. */
  readonly uncounted: boolean
}

/** The list's names for what we count (its units.yml): `_mtok` for a million tokens, `_kcount` for a thousand, `_hours`. */
const COUNTED: Readonly<Record<string, readonly [RateName, number]>> = {
  input_mtok: ['input', 1e6],
  output_mtok: ['output', 1e6],
  cache_read_mtok: ['cache_read', 1e6],
  cache_write_mtok: ['cache_write', 1e6],
  cache_write_1h_mtok: ['cache_write_1h', 1e6],
  input_audio_mtok: ['input_audio', 1e6],
  output_audio_mtok: ['output_audio', 1e6],
  cache_audio_read_mtok: ['cache_audio_read', 1e6],
  input_image_mtok: ['input_image', 1e6],
  output_image_mtok: ['output_image', 1e6],
  cache_image_read_mtok: ['cache_image_read', 1e6],
  input_video_mtok: ['input_video', 1e6],
  output_video_mtok: ['output_video', 1e6],
  output_reasoning_mtok: ['output_reasoning', 1e6],
  web_searches_kcount: ['web_search', 1e3],
  requests_kcount: ['request', 1e3],
  input_audio_hours: ['second', 3600],
  audio_hours: ['second', 3600],
}

/** Tools that answers do not count; their calls are not in the cost (docs/decisions.md). */
const TOOL_CALLS = /^(storage_searches|social_searches|code_executions)_kcount$/

export function ratesOfList(prices: ModelPrice): Rates {
  const of: Partial<Record<RateName, Rate>> = {}
  let uncounted = false
  for (const [key, price] of Object.entries(prices)) {
    if (price === undefined) continue
    const counted = Object.hasOwn(COUNTED, key) ? COUNTED[key] : undefined
    if (counted) of[counted[0]] = rateOf(price, counted[1])
    else uncounted ||= !TOOL_CALLS.test(key)
  }
  return { of, uncounted }
}

function rateOf(price: number | TieredPrices, per: number): Rate {
  if (typeof price === 'number') return { price: attoUsd(price), per, tiers: [] }
  const tiers = price.tiers
    .map((tier) => ({ above: tier.start, price: attoUsd(tier.price) }))
    .sort((a, b) => a.above - b.above)
  return { price: attoUsd(price.base), per, tiers }
}

const OWN = {
  input_nano_usd_per_mtok: ['input', 1e6],
  output_nano_usd_per_mtok: ['output', 1e6],
  cache_read_nano_usd_per_mtok: ['cache_read', 1e6],
  cache_write_nano_usd_per_mtok: ['cache_write', 1e6],
  cache_write_1h_nano_usd_per_mtok: ['cache_write_1h', 1e6],
  input_audio_nano_usd_per_mtok: ['input_audio', 1e6],
  output_audio_nano_usd_per_mtok: ['output_audio', 1e6],
  request_nano_usd: ['request', 1],
  image_nano_usd: ['image', 1],
  second_nano_usd: ['second', 1],
} as const satisfies Partial<Record<keyof OwnPrice, readonly [RateName, number]>>

const ATTO_PER_NANO = 1_000_000_000n
const NOTHING: Rate = { price: 0n, per: 1, tiers: [] }

/** Who charges by the picture or the second, and says nothing of tokens, charges nothing for them. */
export function ratesOfOwn(own: OwnPrice): Rates {
  const of: Partial<Record<RateName, Rate>> = {}
  for (const [key, [name, per]] of Object.entries(OWN)) {
    const nano = own[key as keyof typeof OWN]
    if (nano !== null) of[name] = { price: BigInt(nano) * ATTO_PER_NANO, per, tiers: [] }
  }
  const { cache_write, cache_write_1h } = of
  const input = of.input ?? NOTHING
  return {
    of: {
      ...of,
      input,
      output: of.output ?? NOTHING,
      // One rate for both kinds of cache writes, where the user gave one.
      ...(cache_write && !cache_write_1h ? { cache_write_1h: cache_write } : {}),
      // A cached sound costs what anything cached costs, where sound has a price of its own.
      ...(of.input_audio && of.cache_read ? { cache_audio_read: of.cache_read } : {}),
    },
    uncounted: false,
  }
}
