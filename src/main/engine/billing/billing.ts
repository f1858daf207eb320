import type { Bill } from './bill.ts'
import { compareBill } from './compare-bill.ts'
import { type BillRequest, fetchBill } from './fetch-bill.ts'
import { type BillLimits, type BillNetwork, billLimits } from './get-page.ts'

export { adminKeyPages, type BillKind, isBillKind } from './bill-source.ts'
export { DAY_MS, startOfUtcDay, utcDay, utcDays } from './utc-days.ts'

/** The provider's own bill: fetched when the user asks for it, held against the ledger. Keeps nothing itself. */
export interface Billing {
  /** Throws `admin_key_refused`, `bill_unavailable`, `bill_unreadable` or `provider_*`. */
  readonly fetch: (request: BillRequest) => Promise<Bill>
  readonly compare: typeof compareBill
}

export function createBilling(network: BillNetwork, limits: BillLimits = billLimits): Billing {
  return { fetch: (request) => fetchBill(request, network, limits), compare: compareBill }
}
