import type { ExchangeRow, Usage } from '../../../shared/exchange-row.ts'
import { type Amounts, tokensByRate } from './amounts.ts'
import type { Charged } from './charged.ts'
import type { FoundOwn } from './own-prices.ts'
import type { ListPrice } from './price-list.ts'
import type { Rates } from './rates.ts'
import { tierFactor } from './service-tier.ts'
import { totalNanoUsd } from './total.ts'

export type Cost = Pick<ExchangeRow, 'cost_nano_usd' | 'cost_basis' | 'price_version'>

export type CostOf = (usage: Usage, charged: Charged) => Cost

const FREE: Cost = { cost_nano_usd: 0, cost_basis: 'free', price_version: null }
const UNPRICED: Cost = { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null }

export interface PriceSources {
  readonly ownPrice: (charged: Charged) => FoundOwn | null
  readonly listPrice: (priceId: string, model: string, at: number) => ListPrice | null
}

/**
 * The price of an exchange in nano-dollars: by the user's own price, else by the list. What neither tells exactly is
 * `unpriced`: a guess would make every sum above it a guess.
 */
export function createCostOf({ ownPrice, listPrice }: PriceSources): CostOf {
  return (usage, charged) => {
    if (charged.free) return FREE
    const own = ownPrice(charged)
    if (own) return ownCost(own, usage, charged)
    if (charged.ownServer) return FREE
    if (charged.priceId === null || charged.model === null) return UNPRICED
    const { priceId, model, at } = charged
    const name = withoutProvider(model, charged.providerName)
    const found = listPrice(priceId, model, at) ?? (name === model ? null : listPrice(priceId, name, at))
    return found ? listCost(found, usage, charged, priceId, name) : UNPRICED
  }
}

/** Where the answer names no model, it is the one asked for, as the client wrote it: `openai/gpt-5`. */
function withoutProvider(model: string, providerName: string | undefined): string {
  const prefix = `${providerName}/`
  return model.startsWith(prefix) ? model.slice(prefix.length) : model
}

/** What the user says that it costs holds for every service tier: they know their contract. */
function ownCost({ rates, free, version }: FoundOwn, usage: Usage, charged: Charged): Cost {
  if (free) return { cost_nano_usd: 0, cost_basis: 'free', price_version: version }
  const tokens = tokensByRate(usage, rates)
  const extras = extrasOf(usage, rates, charged)
  if (tokens === null || extras === null) return UNPRICED
  return priced(totalNanoUsd({ tokens, extras, factor: [1n, 1n], context: usage.input_tokens ?? 0 }, rates.of), version)
}

function listCost(found: ListPrice, usage: Usage, charged: Charged, priceId: string, model: string): Cost {
  if (found.free) return { cost_nano_usd: 0, cost_basis: 'free', price_version: found.version }
  if (hidesSound(found.rates, usage, priceId)) return UNPRICED
  const tokens = tokensByRate(usage, found.rates)
  const extras = extrasOf(usage, found.rates, charged)
  if (tokens === null || extras === null) return UNPRICED
  const context = usage.input_tokens ?? 0
  const longContext = found.rates.of.input?.tiers.some(({ above }) => context > above) ?? false
  // Whether any turn of it was a long one can't be told from their sum.
  if (charged.session && longContext) return UNPRICED
  const factor = tierFactor({
    priceId,
    model,
    tier: charged.operation === 'batch' ? 'batch' : (charged.serviceTier ?? null),
    longContext,
    cachedInput: (usage.cache_read_input_tokens ?? 0) > 0,
  })
  return factor === null
    ? UNPRICED
    : priced(totalNanoUsd({ tokens, extras, factor, context }, found.rates.of), found.version)
}

function priced(nanoUsd: number, version: string): Cost {
  return Number.isSafeInteger(nanoUsd)
    ? { cost_nano_usd: nanoUsd, cost_basis: 'priced', price_version: version }
    : UNPRICED
}

/** OpenAI has a price of its own for sound wherever it takes it; where the list lacks it, that of text would be wrong. */
function hidesSound({ of }: Rates, usage: Usage, priceId: string): boolean {
  if (priceId !== 'openai') return false
  return (!of.input_audio && !!usage.input_audio_tokens) || (!of.output_audio && !!usage.output_audio_tokens)
}

const IN_SECONDS = new Set(['transcription', 'speech', 'video_generation'])
/** groq.com/pricing: each transcription is charged for at least this long. */
const GROQ_LEAST_SECONDS = 10

/** What is charged by the request, the search, the picture or the second; null where nothing at all can be charged by. */
function extrasOf(usage: Usage, { of }: Rates, { operation, priceId }: Charged): Amounts | null {
  const searches = usage.web_search_requests ?? 0
  if (searches > 0 && !of.web_search) return null
  const units = usage.media_units
  const pictures = of.image && operation === 'image_generation' ? units : 0
  let seconds = of.second && IN_SECONDS.has(operation ?? '') ? units : 0
  if (seconds && priceId === 'groq') seconds = Math.max(seconds, GROQ_LEAST_SECONDS)
  // Charged by something that was not reported: neither is it free, nor are its tokens all that it cost.
  if (pictures === null || seconds === null) return null
  const saysNothing = usage.input_tokens === null && !pictures && !seconds
  if (saysNothing && !of.request) return null
  return { web_search: searches, image: pictures, second: seconds, request: of.request ? 1 : 0 }
}
