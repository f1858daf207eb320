import type { PriceInForce } from '../../../../shared/contract/prices.ts'

/** Whose price it is: a provider and a model, or patterns of them. */
export type PriceName = Pick<PriceInForce, 'provider' | 'model'>

export function nameOf({ provider, model }: PriceName): string {
  return `${provider}/${model}`
}
