import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerTo, piecesOf } from '../answer.ts'
import { bearerOf } from '../dialect.ts'
import { parseDirectives } from '../directives.ts'
import { openaiId } from '../identifiers.ts'
import { asObject, type JsonObject } from '../json.ts'
import { textOf, tokensOf } from '../tokens.ts'
import { openaiError } from './errors.ts'

/** Browsers cannot set headers on a WebSocket: they bring the key as a subprotocol (openai-node, realtime/websocket). */
const KEY_PROTOCOL = 'openai-insecure-api-key.'

/** Answers upgrades to /v1/realtime?model=…; others are refused. Text only: audio that comes in is not listened to. */
export function attachRealtime(server: Server, apiKey: string | undefined): { closeAll(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('realtime') ? 'realtime' : false),
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', 'http://sandbox.invalid')
    const key = bearerOf(request.headers) ?? keyInProtocols(request)
    if (url.pathname !== '/v1/realtime') return refuseUpgrade(socket, 404, request.url ?? '')
    if (apiKey !== undefined && key !== apiKey) return refuseUpgrade(socket, 401, key ?? '')
    sockets.handleUpgrade(request, socket, head, (peer) =>
      converse(peer, url.searchParams.get('model') ?? 'gpt-realtime'),
    )
  })
  // A server does not count sockets that were upgraded among its connections.
  return { closeAll: () => sockets.clients.forEach((peer) => void peer.terminate()) }
}

function converse(peer: WebSocket, model: string): void {
  const items: JsonObject[] = []
  const send = (event: JsonObject) => peer.send(JSON.stringify({ event_id: openaiId('event_', 21), ...event }))
  const session = {
    type: 'realtime',
    object: 'realtime.session',
    id: openaiId('sess_', 21),
    model,
    output_modalities: ['text'],
  }
  send({ type: 'session.created', session })
  peer.on('message', (data) => {
    const event = asObject(parsed(String(data)))
    if (event.type === 'session.update')
      send({ type: 'session.updated', session: { ...session, ...asObject(event.session) } })
    if (event.type === 'conversation.item.create') {
      const item = { id: openaiId('item_', 21), object: 'realtime.item', status: 'completed', ...asObject(event.item) }
      items.push(item)
      send({ type: 'conversation.item.added', item, previous_item_id: null })
      send({ type: 'conversation.item.done', item, previous_item_id: null })
    }
    if (event.type === 'response.create') for (const answer of answerEvents(items, model)) send(answer)
  })
}

/** response.created, the text in deltas, and response.done with the usage. */
function answerEvents(items: readonly JsonObject[], model: string): readonly JsonObject[] {
  const { text, usage } = realtimeAnswer(items, model)
  const response = { object: 'realtime.response', id: openaiId('resp_', 21), status: 'in_progress', output: [] }
  const item = { id: openaiId('item_', 21), object: 'realtime.item', type: 'message', role: 'assistant' }
  const place = { response_id: response.id, item_id: item.id, output_index: 0, content_index: 0 }
  const done = { ...item, status: 'completed', content: [{ type: 'output_text', text }] }
  return [
    { type: 'response.created', response },
    {
      type: 'response.output_item.added',
      response_id: response.id,
      output_index: 0,
      item: { ...item, status: 'in_progress', content: [] },
    },
    ...piecesOf(text).map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
    { type: 'response.output_text.done', ...place, text },
    { type: 'response.output_item.done', response_id: response.id, output_index: 0, item: done },
    { type: 'response.done', response: { ...response, status: 'completed', output: [done], usage } },
  ]
}

function realtimeAnswer(items: readonly JsonObject[], model: string) {
  const lastUserText = textOf(items.findLast((item) => item.role === 'user')?.content)
  const directives = parseDirectives(model)
  const answer = answerTo({
    lastUserText,
    afterToolResult: false,
    tools: [],
    toolChoice: 'none',
    schema: undefined,
    maxTokens: undefined,
    directives,
  })
  const input_tokens = tokensOf(textOf(items))
  const usage = {
    total_tokens: input_tokens + answer.tokens,
    input_tokens,
    output_tokens: answer.tokens,
    input_token_details: { text_tokens: input_tokens, audio_tokens: 0, image_tokens: 0, cached_tokens: 0 },
    output_token_details: { text_tokens: answer.tokens, audio_tokens: 0 },
  }
  return { text: answer.text, usage }
}

function keyInProtocols(request: IncomingMessage): string | undefined {
  const protocols = request.headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
  return protocols.find((name) => name.startsWith(KEY_PROTOCOL))?.slice(KEY_PROTOCOL.length)
}

function refuseUpgrade(socket: Duplex, status: 401 | 404, subject: string): void {
  const fault =
    status === 404
      ? ({ what: 'path_unknown', method: 'GET', path: subject } as const)
      : subject === ''
        ? ({ what: 'key_missing' } as const)
        : ({ what: 'key_wrong', key: subject } as const)
  const body = JSON.stringify(openaiError(fault).body)
  const head = `HTTP/1.1 ${status} ${status === 404 ? 'Not Found' : 'Unauthorized'}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`
  socket.end(head + body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
