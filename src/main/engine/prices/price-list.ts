import { calcPrice, findProvider, type ModelInfo, type ModelPrice, type Provider } from '@pydantic/genai-prices'
import { type Rates, ratesOfList } from './rates.ts'

/** The release of @pydantic/genai-prices whose bundled prices these are; a test holds it against package.json. */
export const BUNDLED_VERSION = 'genai-prices 0.1.8'

export interface ListPrice {
  readonly rates: Rates
  /** The list knows it and has no price for it, and its name says why. */
  readonly free: boolean
  /** The list calls it deprecated: its provider will take it away, or has. */
  readonly deprecated: boolean
  /** The tokens that it takes; null: not said. */
  readonly contextTokens: number | null
  readonly version: string
}

/** In place of the bundled prices. */
export interface RefreshedList {
  readonly providers: readonly Provider[]
  readonly version: string
}

interface Resolved {
  /** The price where it is the same at all times, else what tells it: prices may begin on a day, or hold for some hours. */
  readonly ratesAt: (at: number) => Rates | null
  readonly free: boolean
  readonly deprecated: boolean
  readonly contextTokens: number | null
}

/** Names come from outside: who sends a new one with each request shall not fill the memory. */
const MOST_NAMES = 2000

/** The price list. Finding a model in it takes about 40 µs, so what was found is remembered by name. */
export function createPriceList(refreshed: () => RefreshedList | null) {
  const known = new Map<string, Resolved | null>()

  function resolve(priceId: string, model: string): Resolved | null {
    const list = refreshed()
    const provider = list ? list.providers.find(({ id }) => id === priceId) : findProvider({ providerId: priceId })
    // Gemini's resource names, which its OpenAI-compatible endpoint uses too, are not in the list.
    const name = priceId === 'google' ? model.replace(/^models\//, '') : model
    const found = provider && modelNamed(name, provider)
    if (!found) return null
    // The list has these with no price at all, as it has some whose price it does not know.
    const free = model.endsWith(':free') && !Array.isArray(found.prices) && Object.keys(found.prices).length === 0
    return {
      ratesAt: ratesAtTime(found, provider),
      free,
      deprecated: found.deprecated ?? false,
      contextTokens: found.context_window ?? null,
    }
  }

  return {
    find(priceId: string, model: string, at: number): ListPrice | null {
      const key = `${priceId}\n${model}`
      let resolved = known.get(key)
      if (resolved === undefined) {
        if (known.size >= MOST_NAMES) known.clear()
        resolved = resolve(priceId, model)
        known.set(key, resolved)
      }
      const rates = resolved?.ratesAt(at)
      if (!resolved || !rates) return null
      const version = refreshed()?.version ?? BUNDLED_VERSION
      const isEmpty = Object.keys(rates.of).length === 0
      const { free, deprecated, contextTokens } = resolved
      return isEmpty && !free ? null : { rates, free, deprecated, contextTokens, version }
    },
    forget: () => known.clear(),
  }
}

/** Only names and times are the library's to judge: in place of prices it gets stand-ins, which it has nothing to say of. */
const NO_PRICE: ModelPrice = {}

const searched = new WeakMap<Provider, Provider>()

/** As the library resolves names: dates, aliases, providers that sell other providers' models. */
function modelNamed(name: string, provider: Provider): ModelInfo | undefined {
  let stripped = searched.get(provider)
  if (!stripped) {
    stripped = { ...provider, models: provider.models.map((model) => ({ ...model, prices: NO_PRICE })) }
    searched.set(provider, stripped)
  }
  const found = calcPrice({}, name, { provider: stripped })?.model
  return found && (provider.models.find(({ match }) => match === found.match) ?? found)
}

export function ratesAtTime(model: ModelInfo, provider: Provider): Resolved['ratesAt'] {
  if (!Array.isArray(model.prices)) {
    const rates = ratesOfList(model.prices)
    return () => rates
  }
  const rates = new Map<ModelPrice, Rates>()
  const prices = model.prices.map((conditional) => {
    const standIn: ModelPrice = {}
    rates.set(standIn, ratesOfList(conditional.prices))
    return { ...conditional, prices: standIn }
  })
  const alone = { ...provider, models: [{ ...model, match: { starts_with: '' }, prices }] }
  return (at) => {
    const inForce = calcPrice({}, model.id, { provider: alone, timestamp: new Date(at) })?.model_price
    return (inForce && rates.get(inForce)) ?? null
  }
}
