import { anthropicBill } from './anthropic-bill.ts'
import type { Bill } from './bill.ts'
import { adminKeyPages, type BillKind, type BillSource } from './bill-source.ts'
import type { BillLimits, BillNetwork } from './get-page.ts'
import { openaiBill } from './openai-bill.ts'

export interface BillRequest extends Pick<BillSource, 'basePath' | 'key' | 'from' | 'to'> {
  /** As the user calls it. */
  readonly provider: string
  readonly kind: BillKind
  /** The provider's base URL. */
  readonly url: URL
  readonly signal?: AbortSignal | undefined
}

/**
 * The provider's own figures, report after report: two at once would meet its rate limit sooner. Throws
 * `admin_key_refused`, `bill_unavailable`, `bill_unreadable` or `provider_*`.
 */
export function fetchBill(request: BillRequest, network: BillNetwork, limits: BillLimits): Promise<Bill> {
  const { kind, provider, url, basePath, key, from, to } = request
  const timeUp = AbortSignal.timeout(limits.allMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeUp]) : timeUp
  const sourceWith = (headers: Readonly<Record<string, string>>): BillSource => {
    const target = { provider, url, headers, adminKeyPage: adminKeyPages[kind], signal }
    return { target, basePath, key, from, to, network, limits }
  }
  switch (kind) {
    case 'openai':
      return openaiBill(sourceWith({ authorization: `Bearer ${key}` }))
    case 'anthropic':
      return anthropicBill(sourceWith({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }))
  }
}
