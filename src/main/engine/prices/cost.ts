import { calcPrice } from '@pydantic/genai-prices'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

/** The release of @pydantic/genai-prices whose bundled prices these are; a test holds it against package.json. */
export const PRICE_VERSION = 'genai-prices 0.1.8'

export type Cost = Pick<ExchangeRow, 'cost_nano_usd' | 'cost_basis' | 'price_version'>

type Priced = Pick<
  ExchangeRow,
  | 'input_tokens'
  | 'output_tokens'
  | 'cache_read_input_tokens'
  | 'cache_creation_input_tokens'
  | 'cache_creation_1h_input_tokens'
  | 'input_audio_tokens'
  | 'output_audio_tokens'
>

const FREE: Cost = { cost_nano_usd: 0, cost_basis: 'free', price_version: null }
const UNPRICED: Cost = { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null }

/**
 * The price of an exchange in nano-dollars, by the provider's list. Unknown models and exchanges without usage are
 * `unpriced`: a guess would make every sum above it a guess.
 */
export function costOf(
  usage: Priced,
  where: {
    readonly free: boolean
    readonly priceId: string | null
    readonly model: string | null
    readonly at: number
  },
): Cost {
  if (where.free) return FREE
  if (where.priceId === null || where.model === null || usage.input_tokens === null) return UNPRICED
  const price = calcPrice(amounts(usage), where.model, { providerId: where.priceId, timestamp: new Date(where.at) })
  if (price === null) return UNPRICED
  return { cost_nano_usd: Math.round(price.total_price * 1e9), cost_basis: 'priced', price_version: PRICE_VERSION }
}

/** genai-prices counts as we do: its `input_tokens` include what was cached. */
function amounts(usage: Priced): Record<string, number> {
  const all = {
    input_tokens: usage.input_tokens,
    output_tokens: usage.output_tokens,
    cache_read_tokens: usage.cache_read_input_tokens,
    cache_write_tokens: usage.cache_creation_input_tokens,
    cache_write_1h_tokens: usage.cache_creation_1h_input_tokens,
    input_audio_tokens: usage.input_audio_tokens,
    output_audio_tokens: usage.output_audio_tokens,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, number] => Boolean(entry[1])))
}
