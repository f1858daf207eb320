import type { Settings } from '../../../shared/contract/settings.ts'
import type { Check, SystemStatus } from '../../../shared/contract/system.ts'
import type { CommandPlace } from '../command/command-place.ts'
import { diagnostics } from '../diagnostics.ts'
import type { KeyRing } from '../key-ring.ts'
import type { EngineEvents } from './events.ts'
import { os } from './mount.ts'

export interface SystemHandlersNeeds {
  readonly status: () => Promise<SystemStatus>
  readonly doctor: () => Promise<Check[]>
  readonly settings: () => Settings
  readonly keyRing: KeyRing
  readonly unlock: (passphrase: string | undefined) => Promise<void>
  readonly events: EngineEvents
  readonly command: CommandPlace
  /** The dashboard's address with its token; null where none is served. */
  readonly wayIn: () => string | null
  readonly requestStop: () => void
  readonly changed: () => void
  readonly links: () => string[]
  /** Lets go of connections that nobody uses at the moment. */
  readonly dropIdle: () => void
}

export function systemHandlers({
  status,
  doctor,
  settings,
  keyRing,
  unlock,
  events,
  command,
  wayIn,
  requestStop,
  changed,
  links,
  dropIdle,
}: SystemHandlersNeeds) {
  return {
    status: os.system.status.handler(status),
    doctor: os.system.doctor.handler(doctor),
    diagnostics: os.system.diagnostics.handler(async () => ({
      text: diagnostics(await status(), await doctor(), settings()),
    })),
    wayIn: os.system.wayIn.handler(() => ({ address: wayIn() })),
    stop: os.system.stop.handler(() => {
      // After the answer has been handed to its transport.
      setImmediate(requestStop)
      return { ok: true as const }
    }),
    lock: os.system.lock.handler(() => {
      keyRing.lock()
      changed()
      return keyRing.view()
    }),
    unlock: os.system.unlock.handler(async ({ input }) => {
      await unlock(input.passphrase)
      changed()
      return keyRing.view()
    }),
    links: os.system.links.handler(links),
    woke: os.system.woke.handler(() => {
      dropIdle()
      // It may be another day: whoever shows figures asks for them anew.
      changed()
      return { ok: true as const }
    }),
    command: os.system.command.handler(command.view),
    putOnPath: os.system.putOnPath.handler(command.put),
    takeOffPath: os.system.takeOffPath.handler(command.takeAway),
    changes: os.system.changes.handler(({ signal }) => events.subscribe('change', { signal })),
  }
}
