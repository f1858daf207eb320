import type { ControlNeeds } from './control/control.ts'
import { matchesGlob } from './glob.ts'
import type { Parts } from './parts.ts'
import { priceInForce } from './prices/in-force.ts'
import { reprice } from './prices/reprice.ts'
import { chargedFor } from './rows.ts'

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

  return {
    ledger,
    inForce(ledgerName, model) {
      const { providerName, priceId, free } = whereOf(ledgerName)
      return priceInForce(prices, { free: false, ownServer: free, providerName, priceId, model, at: Date.now() })
    },
    matchesGlob,
    listState: prices.state,
    refresh: prices.refresh,
    reprice: (scope, signal) =>
      reprice(
        {
          rowsAfter: ledger.rowsAfter,
          costOf: (row) => prices.costOf(row, chargedFor(row, whereOf(row.provider_name ?? ''))),
          amend: ledger.close,
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
