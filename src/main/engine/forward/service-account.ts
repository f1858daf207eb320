import { sign } from 'node:crypto'

export interface ServiceAccount {
  readonly client_email: string
  readonly private_key: string
  readonly private_key_id?: string
}

const HOUR_SECONDS = 3600

/** A service account's key file; null: it is a key of another kind. */
export function serviceAccountIn(key: string): ServiceAccount | null {
  if (!key.startsWith('{')) return null
  const { client_email, private_key, private_key_id } = parsed(key)
  if (typeof client_email !== 'string' || typeof private_key !== 'string') return null
  return { client_email, private_key, ...(typeof private_key_id === 'string' ? { private_key_id } : {}) }
}

/** What a token is asked for with (RFC 7523; developers.google.com, "OAuth 2.0 for server to server applications"). */
export function assertionOf(account: ServiceAccount, audience: string, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000)
  const claims = {
    iss: account.client_email,
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    aud: audience,
    iat,
    exp: iat + HOUR_SECONDS,
  }
  const head = { alg: 'RS256', typ: 'JWT', ...(account.private_key_id ? { kid: account.private_key_id } : {}) }
  const said = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${said}.${sign('RSA-SHA256', Buffer.from(said), account.private_key).toString('base64url')}`
}

/** JSON.parse's own complaint would quote the key. */
function parsed(key: string): Partial<ServiceAccount> {
  try {
    return JSON.parse(key) as Partial<ServiceAccount>
  } catch {
    return {}
  }
}
