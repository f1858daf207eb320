import type { SecurityEvents } from '../security/security.ts'
import { type IncidentNeeds, incidentReport, type Panic } from '../security/security.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface SecurityHandlersNeeds {
  readonly security: SecurityEvents
  readonly events: EngineEvents
  readonly panic: Panic
  readonly incident: IncidentNeeds
}

export function securityHandlers({ security, events, panic, incident }: SecurityHandlersNeeds) {
  return {
    events: os.security.events.handler(({ input }) => security.latest(input)),
    live: os.security.live.handler(({ signal }) => events.subscribe('security', { signal })),
    // What was noted in this very millisecond is in it.
    incident: os.security.incident.handler(async ({ input: { since, until = Date.now() + 1 } }) => ({
      markdown: await incidentReport({ since, until }, incident),
    })),
    panic: os.security.panic.handler(() => panic.declare()),
    panicState: os.security.panicState.handler(() => panic.state()),
    endPanic: os.security.endPanic.handler(() => panic.end()),
  }
}
