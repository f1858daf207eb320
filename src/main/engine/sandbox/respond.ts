import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import type { Call } from './call.ts'
import { type Dialect, oneOf } from './dialect.ts'
import { type Directives, parseDirectives } from './directives.ts'
import { asString } from './json.ts'
import { type Body, parseBody, readBytes } from './read-body.ts'
import { type Fault, type JsonReply, type Reply, refuse } from './reply.ts'
import { dialectOf, findRoute, type RouteMatch } from './routes.ts'
import { sendReply } from './send-reply.ts'
import type { Shelves } from './shelf.ts'

export interface SeenRequest {
  readonly method: string
  /** Path and query, as on the request line. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Context {
  readonly apiKey: string | undefined
  readonly origin: string | undefined
  readonly shelves: Shelves
  readonly onRequest: ((seen: SeenRequest) => void) | undefined
}

/** One exchange, from its first byte to its last: read, let in, find the route, answer, send. */
export async function respond(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const url = addressOf(request)
  const dialect = dialectOf(url.pathname, request.headers, url.searchParams)
  const bytes = await readBytes(request)
  if (bytes)
    context.onRequest?.({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: bytes })

  const found = findRoute(dialect, request.method ?? '', url.pathname)
  const body =
    bytes &&
    (await parseBody(
      bytes,
      found?.route.rawBody ? 'application/octet-stream' : (request.headers['content-type'] ?? ''),
      request.headers['content-encoding'],
    ))
  const model = modelOf(found, body, url.searchParams)
  const directives = parseDirectives(model)
  const admit = (): Reply | Promise<Reply> => {
    const fault =
      keyFault(dialect, request, url, context.apiKey) ?? callFault(request, url, bytes, found, body, model, directives)
    if (fault || !found || !body) return refuse(fault ?? pathFault(request, url))
    const origin = context.origin ?? originOf(request)
    const { method = '', headers } = request
    const { pathname: path, searchParams: query } = url
    const call: Call = {
      method,
      path,
      query,
      headers,
      params: found.params,
      ...body,
      model,
      directives,
      origin,
      shelves: context.shelves,
    }
    return found.route.handler(call)
  }
  const reply = await admit()
  if (directives.hang) return void (await once(gone.signal, 'abort'))
  if (directives.delayMs > 0) await delay(directives.delayMs, undefined, { signal: gone.signal })

  const requestId = dialect.newRequestId()
  const limits = model !== '' && reply.kind !== 'fault' ? dialect.limitHeaders() : {}
  const acceptEncoding = oneOf(request.headers['accept-encoding']) ?? ''
  const headers = { ...dialect.headers(requestId), ...limits, ...(bytes ? {} : { connection: 'close' }) }
  const wire = { response, dialect, directives, acceptEncoding, headers, gone: gone.signal }
  await sendReply(wire, reply.kind === 'fault' ? refusal(dialect, reply.fault, requestId, url) : reply)
}

interface Address {
  readonly pathname: string
  readonly searchParams: URLSearchParams
}

/** Not by `new URL`, which would take `//x` for a host and throw at `//`. */
function addressOf(request: IncomingMessage): Address {
  const [pathname = '/', ...query] = (request.url ?? '/').split('?')
  return { pathname, searchParams: new URLSearchParams(query.join('?')) }
}

function keyFault(
  dialect: Dialect,
  request: IncomingMessage,
  url: Address,
  apiKey: string | undefined,
): Fault | undefined {
  if (apiKey === undefined || dialect.isOpen(url.pathname, url.searchParams)) return undefined
  const key = dialect.keyOf(request.headers, url.searchParams)
  if (key === undefined) return { what: 'key_missing' }
  return key === apiKey ? undefined : { what: 'key_wrong', key }
}

/** A Gemini stream that was to be one JSON array is one when it fails, too. */
function refusal(dialect: Dialect, fault: Fault, requestId: string, url: Address): JsonReply {
  const error = dialect.errorFor(fault, requestId)
  const inArray = url.pathname.endsWith(':streamGenerateContent') && url.searchParams.get('alt') !== 'sse'
  return inArray ? { ...error, body: [error.body] } : error
}

/** In the order in which a provider finds them. */
function callFault(
  request: IncomingMessage,
  url: Address,
  bytes: Buffer | undefined,
  found: RouteMatch | undefined,
  body: Body | undefined,
  model: string,
  directives: Directives,
): Fault | undefined {
  if (!bytes) return { what: 'status', status: 413 }
  if (!found) return pathFault(request, url)
  if (!body) return { what: 'body_invalid' }
  const field = found.route.requires.find((name) => isMissing(name, request, body))
  if (field !== undefined) return { what: 'field_missing', field: field.replace('header:', '') }
  if (directives.error === 'budget') return { what: 'budget' }
  if (directives.error !== undefined) return { what: 'status', status: directives.error }
  return directives.missing ? { what: 'model_unknown', model } : undefined
}

function pathFault(request: IncomingMessage, url: Address): Fault {
  return { what: 'path_unknown', method: request.method ?? '', path: url.pathname }
}

function isMissing(name: string, request: IncomingMessage, body: Body): boolean {
  if (name.startsWith('header:')) return request.headers[name.slice('header:'.length)] === undefined
  return body.form ? !body.form.has(name) : (body.json[name] ?? undefined) === undefined
}

/** In the path (Gemini), the form (uploads) or the JSON. */
function modelOf(found: RouteMatch | undefined, body: Body | undefined, query: URLSearchParams): string {
  const inForm = body?.form?.get('model')
  return found?.params.model ?? asString(inForm) ?? asString(body?.json.model) ?? query.get('model') ?? ''
}

/** This server's own address: what a client behind a proxy sent as Host says nothing about it. */
function originOf(request: IncomingMessage): string {
  const { socket } = request
  const scheme = (socket as TLSSocket).encrypted ? 'https' : 'http'
  const address = socket.localAddress ?? '127.0.0.1'
  return `${scheme}://${address.includes(':') ? `[${address}]` : address}:${socket.localPort}`
}
