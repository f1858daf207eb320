import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { ControlNeeds } from '../control/control.ts'
import { matchesGlob } from '../glob.ts'
import type { Cost } from '../prices/cost.ts'
import { priceInForce } from '../prices/in-force.ts'
import { reprice } from '../prices/reprice.ts'
import { chargedFor } from '../rows.ts'
import type { Parts } from './parts.ts'

const UNTOLD: Cost = { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null }

/** What the contract's prices need of the parts: who a provider of the ledger is, and what an exchange there would cost now. */
export function priceNeeds(parts: Parts): ControlNeeds['prices'] {
  const { ledger, prices, announce } = parts

  /** By the name in the ledger, which providers that were removed since have left behind. */
  function whereOf(ledgerName: string) {
    const provider = parts.registry.all().find((candidate) => candidate.ledgerName === ledgerName)
    const definition = provider?.definition ?? parts.definitions().find((kind) => kind.ledgerName === ledgerName)
    return {
      providerName: provider?.name ?? definition?.kind ?? ledgerName,
      priceId: definition?.priceId ?? null,
      free: definition?.free ?? false,
    }
  }

  const isOff = (field: string): boolean => parts.settings.current().fields_off.includes(field)
  /** Priced without what was switched off it would be another exchange: what it cost then, it cost. */
  const isTold = ({ request_model, response_model, service_tier }: ExchangeRow): boolean =>
    (request_model ?? response_model) !== null && (service_tier !== null || !isOff('service_tier'))

  return {
    ledger,
    inForce(ledgerName, model) {
      const { providerName, priceId, free } = whereOf(ledgerName)
      return priceInForce(prices, { free: false, ownServer: free, providerName, priceId, model, at: Date.now() })
    },
    catalog: () => prices.catalog(Date.now()),
    matchesGlob,
    listState: prices.state,
    refresh: prices.refresh,
    reprice: (scope, signal) =>
      reprice(
        {
          rowsAfter: ledger.rowsAfter,
          costOf: (row) =>
            isTold(row) ? prices.costOf(row, chargedFor(row, whereOf(row.provider_name ?? ''))) : UNTOLD,
          amend: (row) => ledger.close(isOff('price_version') ? { ...row, price_version: null } : row),
        },
        scope,
        signal,
      ),
    changed: () => {
      prices.reloadOwn()
      announce('prices')()
    },
    repriced: announce('exchanges'),
  }
}
