import { useSyncExternalStore } from 'react'

/**
 * `connecting` before the first answer, `up` while the engine's streams are open, `down` when they broke off,
 * `signed_out` when the engine wants a token that we do not have.
 */
export type ConnectionState = 'connecting' | 'up' | 'down' | 'signed_out'

export interface Connection {
  readonly get: () => ConnectionState
  readonly set: (next: ConnectionState) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createConnection(initial: ConnectionState): Connection {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (next) => {
      // Only a new page, with a new token, comes back from being signed out.
      if (state === next || state === 'signed_out') return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useConnectionState(connection: Connection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.get)
}
