import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import zlib from 'node:zlib'
import type { Candidate, HeaderChanges, Permitted, TranslatedCall, Upstream } from '../exchange.ts'
import { accessKeyIn } from './access-key.ts'

/**
 * RFC 9110, 7.6.1: these belong to one connection. `expect` was answered by us, `host` becomes the provider's. A WebSocket's
 * extensions are agreed on hop by hop as well: in compressed messages the provider's key could not be found and masked.
 */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'sec-websocket-extensions',
])

const READABLE = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'identity'])
if ('createZstdDecompress' in zlib) READABLE.add('zstd')

/** All places in which a client's key or a browser's session may stand. */
const CREDENTIALS = new Set(['authorization', 'x-api-key', 'x-goog-api-key', 'api-key', 'cookie'])

/**
 * What the provider sees: the client's own headers, without its credentials, with one key of the provider's, and with the
 * changes that the user asks for. `plain` asks for an answer that can be edited on its way: a client may always be given
 * an uncompressed one (RFC 9110, 12.5.3).
 */
export function upstreamHeaders(
  headers: IncomingHttpHeaders,
  upstream: Upstream,
  contentLength: number | null,
  { plain = false, changes = null }: { readonly plain?: boolean; readonly changes?: HeaderChanges | null } = {},
) {
  const dropped = connectionNamed(headers.connection)
  const out: IncomingHttpHeaders = {}
  for (const name in headers) {
    if (HOP_BY_HOP.has(name) || CREDENTIALS.has(name) || dropped.includes(name)) continue
    out[name] = headers[name]
  }
  for (const name in changes) {
    const value = changes[name]
    if (value === null) delete out[name]
    else out[name] = value
  }
  const offered = withoutKeyProtocols(out['sec-websocket-protocol'])
  if (offered !== undefined) out['sec-websocket-protocol'] = offered
  else delete out['sec-websocket-protocol']
  if (out['accept-encoding'] !== undefined) out['accept-encoding'] = readableCodings(out['accept-encoding'])
  if (contentLength !== null) out['content-length'] = String(contentLength)
  if (plain) out['accept-encoding'] = 'identity'
  if (upstream.key !== null) Object.assign(out, authHeader(upstream, upstream.key))
  if (upstream.auth === 'x-api-key') out['anthropic-version'] ??= '2023-06-01'
  return out
}

/** Those of a request that goes to its provider as it is. */
export function candidateHeaders(permitted: Permitted, candidate: Candidate): IncomingHttpHeaders {
  const { upstream, outgoing, asksUsage, headers: changes } = candidate
  const { headers } = permitted.req
  const length = outgoing.type === 'whole' ? outgoing.bytes.length : renamedLength(permitted, headers, candidate)
  return upstreamHeaders(headers, upstream, length, { plain: asksUsage, changes })
}

/** An upload whose model was renamed in its head: as long as it was, but for the difference. */
function renamedLength(
  { body }: Permitted,
  { 'content-length': length }: IncomingHttpHeaders,
  { outgoing }: Candidate,
): number | null {
  if (length === undefined || outgoing.type !== 'stream' || body.type !== 'stream') return null
  return Number(length) + outgoing.head.length - body.head.length
}

/** As Node's client takes them: names and values in turn, in their order. */
export function asList(headers: IncomingHttpHeaders, host: string): string[] {
  const list = ['host', host]
  for (const name in headers) {
    const value = headers[name]
    if (typeof value === 'string') list.push(name, value)
    else for (const each of value ?? []) list.push(name, each)
  }
  return list
}

/** A translated request's are its own, and pass through the same hands. Its answer is read, so it had best come as it is. */
export function translatedHeaders({ headers, body }: TranslatedCall, { upstream, headers: changes }: Candidate) {
  return upstreamHeaders(headers, upstream, body.length, { plain: true, changes })
}

/** Browsers' Realtime clients offer their key as one more protocol, `openai-insecure-api-key.…`: it is the client's own. */
function withoutKeyProtocols(offered: string | undefined): string | undefined {
  if (!offered?.includes('openai-insecure-api-key.')) return offered
  const kept = offered.split(',').filter((protocol) => !protocol.trim().startsWith('openai-insecure-api-key.'))
  return kept.length > 0 ? kept.join(',').trim() : undefined
}

/** Those that the meter can undo: in any other, the provider's own key could come back unseen. */
function readableCodings(offered: string): string {
  const codings = offered.split(',')
  const kept = codings.filter((coding) => READABLE.has((coding.split(';', 1)[0] as string).trim().toLowerCase()))
  if (kept.length === codings.length) return offered
  return kept.length > 0 ? kept.join(',').trim() : 'identity'
}

function authHeader({ auth }: Upstream, key: string): Record<string, string> {
  switch (auth) {
    case 'bearer':
      return { authorization: `Bearer ${key}` }
    case 'x-api-key':
      return { 'x-api-key': key }
    case 'x-goog-api-key':
      return { 'x-goog-api-key': key }
    case 'api-key':
      return { 'api-key': key }
    case 'aws':
      // By a pair of keys a request is signed, once all of it stands (credentials.ts).
      return accessKeyIn(key) === null ? { authorization: `Bearer ${key}` } : {}
    case 'google':
      // A service account is sent as a token (credentials.ts).
      return key.startsWith('{') ? {} : { 'x-goog-api-key': key }
    case 'none':
      return {}
    default:
      return auth satisfies never
  }
}

function connectionNamed(connection: string | undefined): string[] {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return []
  return connection
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
}

/**
 * The provider's headers in their own order and case, without those of its connection and without its word on which
 * web pages may read the answer: that is the user's to say (`cors`).
 */
export function answerHeaders(
  answer: IncomingMessage,
  redact: (text: string) => string,
  cors: Record<string, string>,
  without: readonly string[] = [],
): string[] {
  const dropped = [...connectionNamed(answer.headers.connection), ...without]
  const out: string[] = []
  const raw = answer.rawHeaders
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] as string
    const lower = name.toLowerCase()
    if (HOP_BY_HOP.has(lower) || dropped.includes(lower) || lower.startsWith('access-control-')) continue
    out.push(redact(name), redact(raw[i + 1] as string))
  }
  for (const name in cors) out.push(name, cors[name] as string)
  return out
}
