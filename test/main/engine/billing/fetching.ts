import { type BillRequest, fetchBill } from '../../../../src/main/engine/billing/fetch-bill.ts'
import { type BillLimits, billLimits } from '../../../../src/main/engine/billing/get-page.ts'
import { upstreamError } from '../../../../src/main/engine/forward/upstream-error.ts'
import { directAgents } from '../../../support/direct-agents.ts'

export const ADMIN_KEY = 'sk-admin-marker-7c41d09e55aa'

const agents = directAgents()
const network = {
  agentFor: (url: URL, provider: string) => agents.for(url, 'provider_bill', provider),
  failure: upstreamError,
}

/** As the engine fetches it, of the days 2026-11-18 to 2026-11-20. */
export function fetchFrom(
  origin: string,
  kind: BillRequest['kind'],
  limits: Partial<BillLimits> = {},
  request: Partial<BillRequest> = {},
) {
  const whole: BillRequest = {
    kind,
    provider: kind,
    url: new URL(origin),
    basePath: kind === 'openai' ? '/v1' : '',
    key: ADMIN_KEY,
    from: Date.UTC(2026, 10, 18),
    to: Date.UTC(2026, 10, 21),
    ...request,
  }
  return fetchBill(whole, network, { ...billLimits, ...limits })
}
