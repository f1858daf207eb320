import type { OwnPrice } from '../../../shared/contract/prices.ts'
import { localDay } from '../calendar.ts'
import { matchesGlob } from '../glob.ts'
import type { Charged } from './charged.ts'
import { type Rates, ratesOfOwn } from './rates.ts'

export interface FoundOwn {
  readonly price: OwnPrice
  readonly rates: Rates
  /** All of it is zero: a model of one's own. */
  readonly free: boolean
  readonly version: string
}

/** Finds the user's own price of an exchange; of several patterns that match, the one that says most exactly what it means. */
export function createOwnPrices(all: () => readonly OwnPrice[]) {
  let prices = compiled(all())
  return {
    find({ providerName, model, requestModel }: Charged): FoundOwn | null {
      if (prices.length === 0 || providerName === undefined) return null
      const names = [model, requestModel].filter((name) => typeof name === 'string')
      const found = prices.find(
        ({ price }) =>
          matchesGlob(price.provider, providerName) && names.some((name) => matchesGlob(price.model, name)),
      )
      return found ?? null
    },
    reload() {
      prices = compiled(all())
    },
  }
}

function compiled(prices: readonly OwnPrice[]): FoundOwn[] {
  return [...prices].sort((a, b) => exactness(b) - exactness(a) || (a.model < b.model ? -1 : 1)).map(found)
}

function found(price: OwnPrice): FoundOwn {
  const rates = ratesOfOwn(price)
  const free = Object.values(rates.of).every((rate) => rate.price === 0n)
  return { price, rates, free, version: `own ${localDay(price.set_at)}` }
}

/** A name says more than a pattern, the model's more than the provider's, and a longer pattern more than a shorter one. */
function exactness({ provider, model }: OwnPrice): number {
  const length = Math.min(provider.length + model.length, 999)
  return (model.includes('*') ? 0 : 2000) + (provider.includes('*') ? 0 : 1000) + length
}
