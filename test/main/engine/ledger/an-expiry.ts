import type { Expiry } from '../../../../src/main/engine/ledger/expire.ts'

/** Takes nothing of any category, to be said otherwise. */
export const expireNothing: Expiry = {
  exchangesBefore: 0,
  totalsBefore: 0,
  eventsBefore: 0,
  securityEventsBefore: 0,
  outboundBefore: 0,
}
