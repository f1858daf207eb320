import type { Warnings } from '../warnings/warnings.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface WarningHandlersNeeds {
  readonly warnings: Warnings
  readonly events: EngineEvents
}

export function warningHandlers({ warnings, events }: WarningHandlersNeeds) {
  return {
    list: os.warnings.list.handler(({ input }) => warnings.latest(input.limit)),
    live: os.warnings.live.handler(({ signal }) => events.subscribe('warning', { signal })),
    forecast: os.warnings.forecast.handler(() => warnings.forecast()),
  }
}
