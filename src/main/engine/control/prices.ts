import type { ListedPrice, PriceInForce, Repricing } from '../../../shared/contract/prices.ts'
import { type OwnPrice, type PriceListState, priceRateNames } from '../../../shared/contract/prices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface PriceHandlersNeeds {
  readonly ledger: Pick<Ledger, 'prices' | 'modelsUsed'>
  /** What a model costs now, at a provider as the ledger calls it. */
  readonly inForce: (providerName: string, model: string) => PriceInForce
  /** All that the price list has. */
  readonly catalog: () => ListedPrice[]
  readonly matchesGlob: (pattern: string, text: string) => boolean
  readonly listState: () => PriceListState
  readonly refresh: () => Promise<PriceListState>
  readonly reprice: (scope: { since?: number; model?: string }, signal?: AbortSignal) => AsyncGenerator<Repricing>
  /** Own prices, or the list, are other ones now. */
  readonly changed: () => void
  /** Exchanges have other costs now. */
  readonly repriced: () => void
}

const NO_RATES = Object.fromEntries(priceRateNames.map((name) => [name, null])) as Record<
  (typeof priceRateNames)[number],
  null
>

export function priceHandlers(needs: PriceHandlersNeeds) {
  const { ledger, matchesGlob } = needs
  return {
    list: os.prices.list.handler(async ({ input }) => {
      const isAsked = ({ model }: { model: string }) => input.model === undefined || matchesGlob(input.model, model)
      const used = (await ledger.modelsUsed()).filter(isAsked)
      return {
        own: ledger.prices.all().filter(isAsked),
        in_force: used.map(({ provider_name, model }) => needs.inForce(provider_name, model)),
        list: needs.listState(),
      }
    }),
    catalog: os.prices.catalog.handler(() => needs.catalog()),
    set: os.prices.set.handler(({ input }) => {
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
      const price = { ...NO_RATES, ...given, set_at: Date.now() } as OwnPrice
      ledger.prices.put(price)
      needs.changed()
      return price
    }),
    remove: os.prices.remove.handler(({ input }) => {
      if (!ledger.prices.remove(input.provider, input.model)) {
        throw new AppError('not_found', {
          message: `There is no price of your own for ${input.provider}/${input.model}.`,
          action: 'See waybill price list.',
        })
      }
      needs.changed()
      return { ok: true as const }
    }),
    refresh: os.prices.refresh.handler(async () => {
      const state = await needs.refresh()
      needs.changed()
      return state
    }),
    apply: os.prices.apply.handler(async function* ({ input, signal }) {
      try {
        yield* needs.reprice(
          {
            ...(input.since === undefined ? {} : { since: input.since }),
            ...(input.model === undefined ? {} : { model: input.model }),
          },
          signal,
        )
      } finally {
        needs.repriced()
      }
    }),
  }
}
