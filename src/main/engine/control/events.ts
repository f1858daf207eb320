import { EventPublisher } from '@orpc/server'
import type { SecurityEvent } from '../../../shared/contract/security.ts'
import type { ChangeTopic } from '../../../shared/contract/system.ts'
import type { ExchangeEvent } from '../../../shared/contract/usage.ts'
import type { Warning } from '../../../shared/contract/warnings.ts'
import type { FinishedExchange } from '../connect/verify.ts'

/** What the engine tells those who watch; nobody's watching costs nothing. */
export type EngineEvents = EventPublisher<{
  exchange: ExchangeEvent
  change: { topic: ChangeTopic }
  warning: Warning
  security: SecurityEvent
  /** Over, whether it leaves a row or not: heard in this process alone, by whoever waits for a tool's first request. */
  finished: FinishedExchange
}>

export function createEvents(): EngineEvents {
  return new EventPublisher({ maxBufferedEvents: 1000 })
}
