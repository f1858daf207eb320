import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ConnectNeeds } from '../connect/connect.ts'
import { createToolKeys } from '../connect/tool-keys.ts'
import { hashOf } from '../guard/client-keys.ts'
import type { Parts } from './parts.ts'

type Running = Pick<ConnectNeeds, 'where' | 'command' | 'isTemporary' | 'address' | 'checkOpen'> & {
  readonly clientKeys: () => Pick<ControlClient['clientKeys'], 'create' | 'rotate' | 'revoke'>
}

/** What connecting tools needs of the parts. A tool's key is made, rotated and revoked as any other: by the contract's own calls. */
export function connectNeeds(parts: Parts, { clientKeys, ...running }: Running): ConnectNeeds {
  const { ledger, keyRing, events } = parts
  return {
    ...running,
    now: Date.now,
    connections: ledger.connections,
    keys: createToolKeys({
      connections: ledger.connections,
      storedKeys: ledger.clientKeys.all,
      hashOf,
      keyRing,
      create: (name) => clientKeys().create({ name }),
      rotate: (id) => clientKeys().rotate({ id }),
      revoke: (id) => clientKeys().revoke({ id }),
    }),
    keyRing,
    lastUses: ledger.keyUsage,
    finished: (signal) => events.subscribe('finished', { signal }),
    changed: parts.announce('connections'),
  }
}
