import type http from 'node:http'
import { type Provider, waitForUpdate } from '@pydantic/genai-prices'
import type { OwnPrice, PriceListState } from '../../../shared/contract/prices.ts'
import { localDay } from '../calendar.ts'
import { catalogOf } from './catalog.ts'
import { createCostOf } from './cost.ts'
import { fetchList } from './fetch-list.ts'
import { type KeptList, keepList, readKeptList } from './list-file.ts'
import { listPublisher } from './list-publisher.ts'
import { createOwnPrices } from './own-prices.ts'
import { BUNDLED_VERSION, createPriceList } from './price-list.ts'
import { readPriceList } from './read-list.ts'

export type { Charged } from './charged.ts'
export type { Cost, CostOf } from './cost.ts'

export interface PricesOptions {
  readonly dataDirectory: string
  readonly ownPrices: () => readonly OwnPrice[]
  /** Throws `offline`. */
  readonly agentFor: (url: URL) => http.Agent
  /** Where the list is published; for tests, the library's own address otherwise. */
  readonly listUrl?: string
}

/** What a user should know of; the shape of the contract's system status. */
export interface PricesNotice {
  readonly code: 'prices_broken'
  readonly message: string
  readonly action: string
}

export type Prices = Awaited<ReturnType<typeof openPrices>>

/** Own prices, and a list: the one that came with Waybill, or the one that the user had fetched. */
export async function openPrices({ dataDirectory, ownPrices, agentFor, listUrl = listPublisher.url }: PricesOptions) {
  // Nothing is updated: this is the library's way to tell what it has.
  const bundled = (await waitForUpdate()) ?? []
  let kept: KeptList | null = null
  let notices: readonly PricesNotice[] = []
  try {
    kept = await readKeptList(dataDirectory)
  } catch {
    notices = [BROKEN]
  }
  const refreshed = () => kept && { providers: kept.providers, version: versionOf(kept) }
  const own = createOwnPrices(ownPrices)
  const list = createPriceList(refreshed)

  const state = (): PriceListState => ({
    price_version: kept ? versionOf(kept) : BUNDLED_VERSION,
    refreshed_at: kept?.refreshedAt ?? null,
    models: countModels(kept?.providers ?? bundled),
  })

  async function fetchAndKeep(): Promise<PriceListState> {
    const providers = await readPriceList(await fetchList(new URL(listUrl), agentFor))
    const fetched = { refreshedAt: Date.now(), providers }
    await keepList(dataDirectory, fetched)
    kept = fetched
    notices = []
    list.forget()
    return state()
  }
  let refreshing: Promise<PriceListState> | null = null

  return {
    costOf: createCostOf({ ownPrice: own.find, listPrice: list.find }),
    ownPrice: own.find,
    listPrice: list.find,
    /** Own prices were changed. */
    reloadOwn: own.reload,
    state,
    /** All of the list, at its prices of that time. */
    catalog: (at: number) => catalogOf(kept?.providers ?? bundled, at),
    notices: () => notices,
    /** Throws `prices_unreachable`, `prices_refused`, `offline` or `data_directory_unusable`, all with the old prices in force. */
    refresh(): Promise<PriceListState> {
      // Who asks while it is being fetched gets the same.
      refreshing ??= fetchAndKeep().finally(() => {
        refreshing = null
      })
      return refreshing
    },
  }
}

function versionOf({ refreshedAt }: KeptList): string {
  return `genai-prices ${localDay(refreshedAt)} refreshed`
}

function countModels(providers: readonly Provider[]): number {
  return providers.reduce((sum, { models }) => sum + models.length, 0)
}

const BROKEN: PricesNotice = {
  code: 'prices_broken',
  message: 'The price list that was fetched can’t be read. The one that came with Waybill is used.',
  action: 'Fetch it again: waybill price refresh',
}
