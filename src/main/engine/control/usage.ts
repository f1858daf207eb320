import type { Ledger } from '../ledger/ledger.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface UsageHandlersNeeds {
  readonly ledger: Pick<Ledger, 'exchanges' | 'summary' | 'report'>
  readonly events: EngineEvents
  /** The sandbox's exchanges count only where there are no others: in the demo. */
  readonly demo: boolean
}

export function usageHandlers({ ledger, events, demo }: UsageHandlersNeeds) {
  return {
    exchanges: os.usage.exchanges.handler(({ input }) => ledger.exchanges(input)),
    summary: os.usage.summary.handler(({ input }) => ledger.summary({ ...input, includeSandbox: demo })),
    report: os.usage.report.handler(({ input }) =>
      ledger.report({ ...input, includeSandbox: demo, percentiles: true }),
    ),
    live: os.usage.live.handler(({ signal }) => events.subscribe('exchange', { signal })),
  }
}
