import { AwsV4Signer } from 'aws4fetch'
import type { Upstream } from '../exchange.ts'
import { accessKeyIn } from './access-key.ts'

interface Asked {
  readonly method: string
  /** Path and query: a translated request's are its own. */
  readonly path: string
  readonly body: Buffer
}

/**
 * What has to be made of a key before a request can leave, of all that it says: headers to be put in last. null: the key goes as it
 * is, and nothing is waited for.
 */
export function madeCredentials(upstream: Upstream, asked: Asked): Promise<Record<string, string>> | null {
  const pair = upstream.auth === 'aws' && upstream.key !== null ? accessKeyIn(upstream.key) : null
  return pair === null ? null : signed(upstream, pair, asked)
}

/** Signature Version 4. The secret itself is not sent. */
async function signed(
  { url }: Upstream,
  pair: NonNullable<ReturnType<typeof accessKeyIn>>,
  { method, path, body }: Asked,
): Promise<Record<string, string>> {
  const region = /bedrock-runtime(?:-fips)?\.([a-z0-9-]+)\./.exec(url.hostname)?.[1] ?? ''
  const signer = new AwsV4Signer({ ...pair, method, url: url.origin + path, body, service: 'bedrock', region })
  const { headers } = await signer.sign()
  return Object.fromEntries(headers)
}

/** What an answer could show of a key: what was made of it, where something was. null: nothing of it was sent. */
export function sentKey({ auth, key }: Upstream): string | null {
  if (auth !== 'aws' || key === null) return key
  return accessKeyIn(key) === null ? key : null
}
