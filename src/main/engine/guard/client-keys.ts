import { hash, randomBytes } from 'node:crypto'
import type { ClientKey } from '../exchange.ts'

/** `sk-`, because some tools insist on it; then 256 random bits. */
const PREFIX = 'sk-wb-'

export function newClientKey(): { readonly key: string; readonly hash: string; readonly prefix: string } {
  const key = PREFIX + randomBytes(32).toString('base64url')
  return { key, hash: hashOf(key), prefix: `${key.slice(0, PREFIX.length + 4)}…` }
}

/** SHA-256 in hex. A slow hash protects guessable secrets; against 256 random bits there is nothing to guess. */
export function hashOf(key: string): string {
  return hash('sha256', key, 'hex')
}

export interface StoredClientKey extends ClientKey {
  readonly hash: string
  readonly revoked: boolean
}

/** The keys that may pass, by their hash: looking one up touches neither disk nor the plain key of another. */
export function createClientKeys(stored: readonly StoredClientKey[]) {
  let byHash = index(stored)
  let revoked = indexRevoked(stored)
  return {
    find: (key: string): ClientKey | null => byHash.get(hashOf(key)) ?? null,
    /** The id of the revoked key that one of these is; null: none of them was ever one. */
    revokedAmong: (keys: readonly string[]): string | null =>
      keys.map((key) => revoked.get(hashOf(key))).find((id) => id !== undefined) ?? null,
    /** Those that are not revoked; suspended and expired ones are among them. */
    all: (): Iterable<ClientKey> => byHash.values(),
    replaceAll: (keys: readonly StoredClientKey[]): void => {
      byHash = index(keys)
      revoked = indexRevoked(keys)
    },
  }
}
export type ClientKeys = ReturnType<typeof createClientKeys>

function index(stored: readonly StoredClientKey[]): Map<string, ClientKey> {
  const live = stored.filter((key) => !key.revoked)
  return new Map(live.map(({ hash, revoked: _, ...key }) => [hash, key]))
}

function indexRevoked(stored: readonly StoredClientKey[]): Map<string, string> {
  return new Map(stored.filter((key) => key.revoked).map(({ hash, id }) => [hash, id]))
}
