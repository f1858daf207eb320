import type { Provider } from '@pydantic/genai-prices'
import type { ListedPrice } from '../../../shared/contract/prices.ts'
import { shown } from './in-force.ts'
import { ratesAtTime } from './price-list.ts'

/** Every model of a list by its id, with its price of that time; what the list has no price for is unpriced. */
export function catalogOf(providers: readonly Provider[], at: number): ListedPrice[] {
  return providers.flatMap((provider) =>
    provider.models.map((model) => {
      const rates = ratesAtTime(model, provider)(at)
      const isPriced = rates !== null && Object.keys(rates.of).length > 0
      const { price_version: _, ...price } = shown(
        { provider: provider.id, model: model.id },
        isPriced ? 'priced' : 'unpriced',
        null,
        rates,
      )
      return { ...price, deprecated: model.deprecated ?? false }
    }),
  )
}
