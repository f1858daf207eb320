import { type ClientContext, type ClientLink, createORPCClient } from '@orpc/client'
import type { ControlClient } from '../shared/contract/contract.ts'

/** How the page reaches the engine: over loopback HTTP in a browser, over a MessagePort in Waybill's own window. */
export interface Transport {
  readonly kind: 'browser' | 'shell'
  readonly link: ClientLink<ClientContext>
  /** False where the page came without the token: nothing can be asked, and nothing is tried. */
  readonly admitted: boolean
  /** A new way to the engine is there (it was restarted): streams begin anew and copies are fetched again. */
  onRenewed(listener: () => void): void
  /** The way broke off (a closed port), before any call noticed. */
  onLost(listener: () => void): void
  /** The engine is there and turns us away: the token is not, or no longer, the right one. */
  onRefused(listener: () => void): void
  /** Asks for a new way after a failure, where one can be asked for. */
  renew(): void
  /** Ends the session; only where the page holds one. */
  readonly signOut: (() => void) | null
}

export function createClient(transport: Transport): ControlClient {
  return createORPCClient<ControlClient>(transport.link)
}

/** A set of listeners, for the three things that a transport tells of. */
export function createSignal() {
  const listeners = new Set<() => void>()
  return {
    listen: (listener: () => void): void => {
      listeners.add(listener)
    },
    tell: (): void => {
      for (const listener of listeners) listener()
    },
  }
}
