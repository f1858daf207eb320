import { AppError } from '../../../shared/errors.ts'
import { ownCall } from '../outbound/own-call.ts'
import type { Agents } from './agents.ts'
import { assertionOf, type ServiceAccount } from './service-account.ts'
import { upstreamError } from './upstream-error.ts'

/** The one address that an assertion goes to, whatever a key file says. */
const TOKEN_URL = new URL('https://oauth2.googleapis.com/token')
const TIMEOUT_MS = 15_000
const MOST_BYTES = 64 * 1024
/** So that none ends on its way. */
const SPARE_MS = 5 * 60_000

interface Token {
  readonly text: string
  readonly untilMs: number
}

interface Entry {
  readonly token: Promise<string>
  /** null: it is on its way. */
  untilMs: number | null
}

/** By the agents that they were fetched over, and by account: gone with them. */
const known = new WeakMap<Agents, Map<string, Entry>>()

/** The token of a service account, fetched once for as long as it lasts. Throws `provider_key_missing` where Google gives none, or `provider_*`. */
export function googleToken(account: ServiceAccount, provider: string, agents: Agents): Promise<string> {
  const tokens = known.get(agents) ?? new Map<string, Entry>()
  known.set(agents, tokens)
  const name = `${provider} ${account.client_email} ${account.private_key}`
  const held = tokens.get(name)
  // What is on its way is waited for, and never asked for twice.
  if (held !== undefined && (held.untilMs === null || held.untilMs - SPARE_MS > Date.now())) return held.token
  const token = fetchToken(account, provider, agents).then(({ text, untilMs }) => {
    entry.untilMs = untilMs
    return text
  })
  const entry: Entry = { token, untilMs: null }
  tokens.set(name, entry)
  // The next request asks again.
  token.catch(() => tokens.delete(name))
  return token
}

async function fetchToken(account: ServiceAccount, provider: string, agents: Agents): Promise<Token> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: signed(account),
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  const agent = agents.for(TOKEN_URL, 'token', provider)
  const asked = {
    url: TOKEN_URL,
    agent,
    method: 'POST',
    headers,
    body,
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_BYTES,
  } as const
  const { status, text } = await ownCall(asked).catch((thrown: unknown) => {
    throw upstreamError(thrown, TOKEN_URL.hostname)
  })
  const token = status === 200 ? tokenIn(text) : null
  if (token === null) throw refused(`Google gives no token for this service account (${status}).`)
  return token
}

function signed(account: ServiceAccount): string {
  try {
    return assertionOf(account, TOKEN_URL.href, Date.now())
  } catch {
    throw refused('The private key of this service account can’t be read.')
  }
}

function refused(message: string): AppError {
  const action = 'Check the service account, and add its key again: waybill provider add NAME.'
  return new AppError('provider_key_missing', { message, action })
}

function tokenIn(text: string): Token | null {
  try {
    const { access_token, expires_in } = JSON.parse(text) as Record<string, unknown>
    if (typeof access_token !== 'string' || !/^[\x21-\x7e]+$/.test(access_token)) return null
    return { text: access_token, untilMs: Date.now() + Number(expires_in ?? 0) * 1000 }
  } catch {
    return null
  }
}
