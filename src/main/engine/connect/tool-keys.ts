import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import type { ToolId } from '../../../shared/contract/connect.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ConnectionsStore } from '../ledger/ledger.ts'
import { toolOf } from './tools/tools.ts'

/** The vault's entry for a tool's client key; the inventory knows them by their beginning. */
const accountOf = (tool: string) => `connect-key-${tool}`

interface StoredKey extends Pick<ClientKeyView, 'id' | 'revoked_at'> {
  readonly hash: string
}

export interface KeyRing {
  keyOf(account: string): string | null
  isReady(): boolean
  put(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

export interface ToolKeysNeeds {
  readonly connections: ConnectionsStore
  readonly storedKeys: () => readonly StoredKey[]
  readonly hashOf: (key: string) => string
  readonly keyRing: KeyRing
  /** The contract's own: a tool's key is a client key like any other. */
  readonly create: (name: string) => Promise<CreatedClientKey>
  readonly rotate: (id: string) => Promise<CreatedClientKey>
  readonly revoke: (id: string) => Promise<unknown>
}

export interface ToolKeys {
  /** The key that is in force for it; null: none was made, or it was revoked. */
  inForce(tool: ToolId): StoredKey | null
  isThatOf(tool: ToolId, value: unknown): boolean
  /** Whether this Waybill has made it, for whatever tool, and whether it is in force or not. */
  isOwn(key: string): boolean
  /** Out of the vault; null: it has none, or it is locked. */
  kept(tool: ToolId): string | null
  /** Makes one where there is none; `found`: what its files hold, where the vault forgets. Throws `vault_locked`. */
  ensure(tool: ToolId, found?: readonly string[]): Promise<CreatedKey>
  /** Throws `not_found` or `vault_locked`. */
  token(tool: ToolId): string
  /** To be called before the new key is in force: the vault's copy must follow, or nobody has it. Throws `vault_locked`. */
  rotated(id: string, key: string): Promise<void>
  revoked(id: string): Promise<void>
  /** Revokes it, where it is in force still. */
  end(tool: ToolId): Promise<void>
}

type CreatedKey = Pick<CreatedClientKey, 'id' | 'key'>

export function createToolKeys(needs: ToolKeysNeeds): ToolKeys {
  const { connections, keyRing, hashOf } = needs
  const inForce = (tool: ToolId): StoredKey | null => {
    const id = connections.of(tool)?.client_key_id
    return needs.storedKeys().find((key) => key.id === id && key.revoked_at === null) ?? null
  }
  /** A vault that was put back from a copy may hold an older one. */
  const kept = (tool: ToolId): string | null => {
    const key = keyRing.keyOf(accountOf(tool))
    return key !== null && hashOf(key) === inForce(tool)?.hash ? key : null
  }
  const ownerOf = (id: string): string | undefined =>
    connections.all().find((record) => record.client_key_id === id)?.tool

  return {
    inForce,
    kept,
    isThatOf: (tool, value) => typeof value === 'string' && hashOf(value) === inForce(tool)?.hash,
    isOwn(key) {
      const hash = hashOf(key)
      return needs.storedKeys().some((stored) => stored.hash === hash)
    },
    async ensure(tool, found = []) {
      if (!keyRing.isReady()) throw new AppError('vault_locked', { message: 'The vault is locked.' })
      const stored = inForce(tool)
      const key = kept(tool) ?? found.find((value) => hashOf(value) === stored?.hash)
      if (stored && key !== undefined) {
        if (kept(tool) === null) await keyRing.put(accountOf(tool), key)
        return { id: stored.id, key }
      }
      // The vault has lost it, and so has everybody: a new one under the same id. `rotated` keeps it.
      if (stored) return needs.rotate(stored.id)
      const created = await needs.create(toolOf(tool).name)
      try {
        await keyRing.put(accountOf(tool), created.key)
      } catch (thrown) {
        await needs.revoke(created.id)
        throw thrown
      }
      const { edits = [], connected_at = null } = connections.of(tool) ?? {}
      connections.put({ tool, client_key_id: created.id, connected_at, edits })
      return created
    },
    token(tool) {
      const { name } = toolOf(tool)
      const again = `Connect it again: waybill connect ${tool}`
      if (inForce(tool) === null) {
        if (connections.of(tool)?.client_key_id) {
          throw new AppError('not_found', { message: `The client key of ${name} was revoked.`, action: again })
        }
        const action = `Connect it: waybill connect ${tool}`
        throw new AppError('not_found', { message: `${name} is not connected.`, action })
      }
      if (!keyRing.isReady()) throw new AppError('vault_locked', { message: 'The vault is locked.' })
      const key = kept(tool)
      if (key !== null) return key
      throw new AppError('not_found', { message: `The vault has no client key of ${name} any more.`, action: again })
    },
    async rotated(id, key) {
      const tool = ownerOf(id)
      if (tool !== undefined) await keyRing.put(accountOf(tool), key)
    },
    async revoked(id) {
      const tool = ownerOf(id)
      // A locked vault keeps it: it opens nothing any more, and the next key takes its place.
      if (tool !== undefined) await keyRing.remove(accountOf(tool)).catch(() => {})
    },
    async end(tool) {
      const stored = inForce(tool)
      if (stored) await needs.revoke(stored.id)
      else await keyRing.remove(accountOf(tool)).catch(() => {})
    },
  }
}
