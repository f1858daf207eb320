import type { z } from 'zod'
import type { reportQuestion } from '../../../shared/contract/usage.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { makeStatement } from '../statement/statement.ts'
import { writeStatement } from '../statement/write-statement.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface UsageHandlersNeeds {
  readonly ledger: Pick<Ledger, 'exchanges' | 'search' | 'summary' | 'report' | 'series' | 'clientKeys'>
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
    search: os.usage.search.handler(({ input }) => ledger.search(input)),
    summary: os.usage.summary.handler(({ input }) => ledger.summary({ ...input, includeSandbox: demo })),
    report: os.usage.report.handler(({ input }) => {
      checkHours(input)
      return ledger.report({ ...input, includeSandbox: demo })
    }),
    series: os.usage.series.handler(({ input }) => {
      checkHours({ ...input, then_by: input.step })
      return ledger.series({ ...input, includeSandbox: demo })
    }),
    statement: os.usage.statement.handler(async ({ input: { month, format } }) =>
      writeStatement(await statementOf(month), format),
    ),
    live: os.usage.live.handler(({ signal }) => events.subscribe('exchange', { signal })),
  }
}

/** Over ten million exchanges the hours of two weeks take less than a tenth of a second, those of 40 days 0.2. */
const MOST_HOURS_MS = 14 * 86_400_000
/** The day on which winter time begins has an hour more. */
const HOUR_MS = 3_600_000

type OfHours = Pick<z.output<typeof reportQuestion>, 'since' | 'until' | 'by' | 'then_by'>

function checkHours({ since, until, by, then_by }: OfHours): void {
  if (by !== 'hour' && then_by !== 'hour') return
  if ((until ?? Date.now()) - since <= MOST_HOURS_MS + HOUR_MS) return
  throw new AppError('invalid_input', {
    message: 'Hours are told of 14 days at most.',
    action: 'Ask for a shorter period (--since, --until), or group by day.',
  })
}
