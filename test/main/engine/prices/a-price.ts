import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { noUsage } from '../../../../src/main/engine/meter/usage.ts'
import type { Charged } from '../../../../src/main/engine/prices/prices.ts'
import { openPrices } from '../../../../src/main/engine/prices/prices.ts'
import { type OwnPrice, priceRateNames } from '../../../../src/shared/contract/prices.ts'
import type { Usage } from '../../../../src/shared/exchange-row.ts'
import { directAgents } from '../../../support/direct-agents.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-prices-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

interface TestPrices {
  readonly dataDirectory?: string
  readonly own?: readonly OwnPrice[]
  readonly listUrl?: string
}

/** Prices that reach no further than this machine. */
export function somePrices({ dataDirectory = temporaryDirectory(), own = [], listUrl }: TestPrices = {}) {
  const agents = directAgents()
  onTestFinished(() => agents.destroy())
  return openPrices({
    dataDirectory,
    ownPrices: () => own,
    agentFor: (url) => agents.for(url, 'price_list', null),
    listUrl: listUrl ?? 'http://127.0.0.1:9/',
  })
}

export function used(fields: Partial<Usage>): Usage {
  return { ...noUsage, ...fields }
}

/** An exchange with this model, of this provider in the price list. */
export function at(priceId: string, model: string, fields: Partial<Charged> = {}): Charged {
  return { free: false, priceId, providerName: priceId, model, at: NOON, ...fields }
}

const NO_RATES = Object.fromEntries(priceRateNames.map((name) => [name, null])) as Omit<
  OwnPrice,
  'provider' | 'model' | 'set_at'
>

/** A price of the user's own, set at noon. */
export function own(provider: string, model: string, rates: Partial<OwnPrice>): OwnPrice {
  return { provider, model, set_at: NOON, ...NO_RATES, ...rates }
}
