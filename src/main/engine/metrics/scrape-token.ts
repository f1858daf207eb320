import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const PREFIX = 'wb-metrics-'

/** What a Prometheus shows: 256 random bits that read the figures and nothing else. */
export function newScrapeToken(): { readonly token: string; readonly hash: string } {
  const token = PREFIX + randomBytes(32).toString('base64url')
  return { token, hash: digest(token).toString('hex') }
}

/** Whether `Authorization: Bearer …` carries the token of this hash. */
export function carriesToken(authorization: string | undefined, hash: string | null): boolean {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined || hash === null) return false
  const expected = Buffer.from(hash, 'hex')
  const offered = digest(token)
  return offered.length === expected.length && timingSafeEqual(offered, expected)
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Under this name the token's hash stands among the settings; no call shows it. */
const STORED_AS = 'metrics_token_sha256'

interface Store {
  all(): Record<string, unknown>
  set(name: string, value: unknown): void
}

export function openScrapeToken(store: Store) {
  const stored = store.all()[STORED_AS]
  let hash = typeof stored === 'string' && /^[0-9a-f]{64}$/.test(stored) ? stored : null
  const keep = (next: string | null) => {
    store.set(STORED_AS, next ?? undefined)
    hash = next
  }
  return {
    isSet: () => hash !== null,
    /** A new token; the one before it ends. */
    make(): string {
      const made = newScrapeToken()
      keep(made.hash)
      return made.token
    },
    end: () => keep(null),
    accepts: (authorization: string | undefined) => carriesToken(authorization, hash),
  }
}
