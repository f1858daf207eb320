import { AwsV4Signer } from 'aws4fetch'
import type { Upstream } from '../exchange.ts'
import { type AccessKey, accessKeyIn } from './access-key.ts'
import type { Agents } from './agents.ts'
import { googleToken } from './google-token.ts'
import { serviceAccountIn } from './service-account.ts'

interface Asked {
  readonly method: string
  /** Path and query: a translated request's are its own. */
  readonly path: string
  readonly body: Buffer
}

type Made = Promise<Readonly<Record<string, string>>>

/**
 * What has to be made of a key before a request can leave, of all that it says: headers to be put in last. null: the key goes as it
 * is, and nothing is waited for.
 */
export function madeCredentials(upstream: Upstream, asked: Asked, agents: () => Agents): Made | null {
  const { auth, key } = upstream
  if (key === null) return null
  const pair = auth === 'aws' ? accessKeyIn(key) : null
  if (pair !== null) return signed(upstream, pair, asked)
  const account = auth === 'google' ? serviceAccountIn(key) : null
  if (account === null) return null
  return googleToken(account, upstream.providerName, agents()).then((token) => ({ authorization: `Bearer ${token}` }))
}

/** Signature Version 4. The secret itself is not sent. */
async function signed({ url }: Upstream, pair: AccessKey, { method, path, body }: Asked): Made {
  const region = /bedrock-runtime(?:-fips)?\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ?? ''
  const asked = { method, url: url.origin + path, body: new Uint8Array(body) }
  const signer = new AwsV4Signer({ ...pair, ...asked, service: 'bedrock', region })
  const { headers } = await signer.sign()
  return Object.fromEntries(headers)
}

/** What an answer could show of a key: what was made of it, where something was. null: nothing of it was sent. */
export function sentKey({ auth, key }: Upstream, authorization: string | undefined): string | null {
  if (key === null) return null
  if (auth === 'aws') return accessKeyIn(key) === null ? key : null
  if (auth !== 'google' || !key.startsWith('{')) return key
  return (authorization ?? '').replace('Bearer ', '')
}
