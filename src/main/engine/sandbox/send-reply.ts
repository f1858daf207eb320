import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { encode, encoderFor, encodingFor } from './compress.ts'
import type { Dialect } from './dialect.ts'
import type { Directives } from './directives.ts'
import type { BytesReply, Frame, JsonReply, ReplyHeaders, StreamReply } from './reply.ts'

export interface Wire {
  readonly response: ServerResponse
  readonly dialect: Dialect
  readonly directives: Directives
  readonly acceptEncoding: string
  readonly headers: ReplyHeaders
  /** Aborts when the client has gone: no timer outlives it. */
  readonly gone: AbortSignal
}

const FRAMES_BEFORE_ERROR = 3

export async function sendReply(wire: Wire, reply: JsonReply | BytesReply | StreamReply): Promise<void> {
  switch (reply.kind) {
    case 'json': {
      const body =
        typeof reply.body === 'string' ? reply.body : jsonText(withoutUsage(wire, reply.body), wire.dialect.indent)
      return sendWhole(
        wire,
        reply.status,
        { 'content-type': wire.dialect.jsonType, ...reply.headers },
        Buffer.from(body),
      )
    }
    case 'bytes':
      return sendWhole(wire, reply.status, reply.headers, Buffer.from(reply.body))
    case 'stream':
      return sendStream(wire, reply)
  }
}

async function sendWhole(wire: Wire, status: number, headers: ReplyHeaders, body: Buffer): Promise<void> {
  const { response, directives } = wire
  const encoding = encodingFor(directives.encoding, wire.acceptEncoding)
  const sent = encoding ? await encode(body, encoding) : body
  response.writeHead(status, {
    ...wire.headers,
    ...headers,
    ...(encoding ? { 'content-encoding': encoding } : {}),
    'content-length': sent.length,
  })
  if (directives.cutAfter === undefined) {
    response.end(sent)
    return
  }
  // Half of what content-length promised: the client must see a broken answer, not a short one.
  response.write(sent.subarray(0, Math.ceil(sent.length / 2)), () => response.socket?.destroySoon())
}

async function sendStream(wire: Wire, reply: StreamReply): Promise<void> {
  const { response, dialect, directives, gone } = wire
  const encoding = encodingFor(directives.encoding, wire.acceptEncoding)
  const type = reply.format === 'sse' ? dialect.streamHeaders : { 'content-type': dialect.jsonType }
  response.writeHead(200, { ...wire.headers, ...type, ...(encoding ? { 'content-encoding': encoding } : {}) })
  const encoder = encoding ? encoderFor(encoding, response) : undefined
  const target = encoder ?? response
  const frames = framesToSend(reply, directives)
  for (const [index, frame] of frames.slice(0, directives.cutAfter).entries()) {
    if (index > 0) await pause(directives.slowMs, gone)
    if (!target.write(frameText(wire, reply, frame, index, frames.length)))
      await once(target, 'drain', { signal: gone })
  }
  if (directives.cutAfter === undefined) {
    target.end()
    return
  }
  // Headers alone count as an answer, too: with cut-0 they leave, and nothing else.
  response.flushHeaders()
  if (encoder) await new Promise<void>((resolve) => encoder.flush(resolve))
  await nextTurn()
  response.socket?.destroySoon()
}

/** Without `slow`, one turn of the event loop: the frames leave as packets of their own. */
function pause(slowMs: number | undefined, gone: AbortSignal): Promise<void> {
  return slowMs === undefined ? nextTurn(undefined, { signal: gone }) : delay(slowMs, undefined, { signal: gone })
}

function framesToSend(reply: StreamReply, directives: Directives): readonly Frame[] {
  if (!directives.streamError) return reply.frames
  const before = reply.frames.slice(0, Math.min(FRAMES_BEFORE_ERROR, reply.frames.length - 1))
  return [...before, reply.errorFrame(before.length)]
}

function frameText(wire: Wire, reply: StreamReply, frame: Frame, index: number, count: number): string {
  const { lineEnd } = wire.dialect
  const data = withoutUsage(wire, frame.data)
  // The array form: "[" before the first element, "," between, "]" after the last, so that each chunk can be parsed.
  if (reply.format === 'json-array') {
    return `${index === 0 ? '[' : ','}${jsonText(data, 2)}${index === count - 1 ? ']' : `${lineEnd}`}`
  }
  const event = frame.event === undefined ? '' : `event: ${frame.event}${lineEnd}`
  return `${event}data: ${typeof data === 'string' ? data : JSON.stringify(data)}${lineEnd}${lineEnd}`
}

function jsonText(body: unknown, indent: number): string {
  return JSON.stringify(body, null, indent) + (indent > 0 ? '\n' : '')
}

/** `silent`: the usage fields of all formats, wherever they stand, are left out. */
function withoutUsage(wire: Wire, body: unknown): unknown {
  if (!wire.directives.silent || typeof body === 'string') return body
  return JSON.parse(
    JSON.stringify(body, (name, value) => (name === 'usage' || name === 'usageMetadata' ? undefined : value)),
  )
}
