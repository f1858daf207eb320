import type { Ledger } from '../ledger/ledger.ts'
import { makeStatement } from '../statement/statement.ts'
import { writeStatement } from '../statement/write-statement.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface UsageHandlersNeeds {
  readonly ledger: Pick<Ledger, 'exchanges' | 'summary' | 'report' | 'clientKeys'>
  readonly events: EngineEvents
  /** The sandbox's exchanges count only where there are no others: in the demo. */
  readonly demo: boolean
}

export function usageHandlers({ ledger, events, demo }: UsageHandlersNeeds) {
  const statementOf = (month: string) => {
    const names = new Map(ledger.clientKeys.all().map(({ id, name }) => [id, name]))
    return makeStatement(month, {
      report: (period) => ledger.report({ ...period, filter: {}, includeSandbox: demo, percentiles: false }),
      keyName: (id) => names.get(id) ?? id,
      now: Date.now(),
    })
  }
  return {
    exchanges: os.usage.exchanges.handler(({ input }) => ledger.exchanges(input)),
    summary: os.usage.summary.handler(({ input }) => ledger.summary({ ...input, includeSandbox: demo })),
    report: os.usage.report.handler(({ input }) =>
      ledger.report({ ...input, includeSandbox: demo, percentiles: true }),
    ),
    statement: os.usage.statement.handler(async ({ input: { month, format } }) =>
      writeStatement(await statementOf(month), format),
    ),
    live: os.usage.live.handler(({ signal }) => events.subscribe('exchange', { signal })),
  }
}
