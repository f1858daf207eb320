import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface RawAnswer {
  /** null where the connection was closed without an answer. */
  readonly status: number | null
  readonly head: string
  readonly body: string
  header(name: string): string | null
}

/** Sends bytes as they are, and resolves to the first answer to them, or to none. */
export function sendRaw(port: number, bytes: string | Buffer, host = '127.0.0.1'): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => socket.write(bytes, 'latin1'))
    let received = ''
    const isHead = String(bytes).startsWith('HEAD ')
    const done = (): void => {
      socket.destroy()
      resolve(parsed(received))
    }
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      received = (received + chunk).replace(/^HTTP\/1\.1 100 [\s\S]*?\r\n\r\n/, '')
      if (isWhole(received, isHead)) done()
    })
    socket.once('error', done)
    socket.once('close', done)
  })
}

function parsed(received: string): RawAnswer {
  const end = received.indexOf('\r\n\r\n')
  const head = end === -1 ? received : received.slice(0, end)
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]
  return {
    status: status === undefined ? null : Number(status),
    head,
    body: end === -1 ? '' : received.slice(end + 4),
    header: (name) => headerIn(head, name),
  }
}

function isWhole(received: string, isHead: boolean): boolean {
  const { status, head, body } = parsed(received)
  if (!received.includes('\r\n\r\n')) return false
  if (isHead || status === 101 || status === 204 || status === 304) return true
  const length = headerIn(head, 'content-length')
  if (length !== null) return body.length >= Number(length)
  return /chunked/i.test(headerIn(head, 'transfer-encoding') ?? '') && body.endsWith('0\r\n\r\n')
}

function headerIn(head: string, name: string): string | null {
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trimEnd() ?? null
}

/** A request's head, line by line. */
export function rawRequest(lines: readonly string[], body = ''): string {
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

export interface LenientUpstream {
  readonly origin: string
  /** What has arrived, connection by connection. */
  readonly connections: readonly { readonly bytes: string }[]
  close(): void
}

/**
 * A provider that takes requests as sloppily as some do, and keeps all that arrives. It answers each request that it
 * believes to see, and keeps the connection open for more.
 */
export async function startLenientUpstream(): Promise<LenientUpstream> {
  const connections: { bytes: string }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const connection = { bytes: '' }
    connections.push(connection)
    sockets.add(socket)
    let answered = 0
    socket.setEncoding('latin1')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      connection.bytes += chunk
      for (const count = requestsIn(connection.bytes, 'transfer-encoding').length; answered < count; answered++) {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    connections,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/**
 * The requests that a reader finds in these bytes who, of two framings, prefers this one; bare line feeds end lines, and
 * what is no framing at all is no body. Only whole ones, but for the last, which counts from its request line on.
 */
export function requestsIn(bytes: string, prefers: 'content-length' | 'transfer-encoding'): string[] {
  const found: string[] = []
  let rest = bytes
  for (;;) {
    const end = /\r?\n\r?\n/.exec(rest)
    if (!end) break
    const head = rest.slice(0, end.index)
    const body = rest.slice(end.index + end[0].length)
    const length = /^content-length\s*:\s*(\d+)/im.exec(head)?.[1]
    const chunked = /^\s*transfer-encoding\s*:.*chunked/im.test(head)
    const byLength = length !== undefined && (prefers === 'content-length' || !chunked)
    const size = byLength ? Number(length) : chunked ? chunkedSize(body) : 0
    if (size === null || body.length < size) break
    found.push(head)
    rest = body.slice(size)
  }
  return found
}

/** null where its last chunk has not come. */
function chunkedSize(body: string): number | null {
  let at = 0
  for (;;) {
    const line = /^([0-9a-f]+)[^\n]*\n/i.exec(body.slice(at))
    if (!line?.[1]) return null
    at += line[0].length
    const size = Number.parseInt(line[1], 16)
    if (size > 0) {
      at += size + 2
      continue
    }
    const end = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(body.slice(at))
    return end ? at + end[0].length : null
  }
}
