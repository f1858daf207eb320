import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A request as it came, byte for byte, and where it came. */
export interface Call {
  readonly head: string
  readonly body: Buffer
  readonly socket: Socket
  /** The how-manieth on its connection, from 1. */
  readonly nth: number
}

export interface ScriptedProvider {
  readonly origin: string
  readonly port: number
  /** Whole requests, in order. */
  readonly calls: readonly Call[]
  /** Made since the start. */
  connections(): number
  /** Open now. */
  open(): number
  /** Hears of each whole request, in place of what was said at the start. */
  answerWith(script: (call: Call) => void): void
  /** Hears of each connection before anything came over it. */
  onConnection(hook: (socket: Socket) => void): void
  close(): Promise<void>
}

/** A provider below HTTP: it writes the bytes that a test says, and ends a connection where and how it says. */
export async function startScriptedProvider(first: (call: Call) => void): Promise<ScriptedProvider> {
  const calls: Call[] = []
  const sockets = new Set<Socket>()
  let script = first
  let hook = (_: Socket): void => {}
  let connections = 0
  // A client that ends its side is still to be heard and told things.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('end', () => socket.end())
    socket.once('close', () => sockets.delete(socket))
    hook(socket)
    let nth = 0
    let held = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      held = Buffer.concat([held, chunk])
      for (let length = requestLength(held); length !== null && length <= held.length; length = requestLength(held)) {
        const headEnd = held.indexOf('\r\n\r\n') + 4
        nth += 1
        const call = {
          head: held.toString('latin1', 0, headEnd),
          body: Buffer.from(held.subarray(headEnd, length)),
          socket,
          nth,
        }
        held = held.subarray(length)
        calls.push(call)
        script(call)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    calls,
    connections: () => connections,
    open: () => sockets.size,
    answerWith(next) {
      script = next
    },
    onConnection(next) {
      hook = next
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** null: its head is not there yet. Chunked bodies are not understood: Waybill sends none that it holds whole. */
function requestLength(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd === -1) return null
  const length = /^content-length: *(\d+)/im.exec(bytes.toString('latin1', 0, headEnd))?.[1]
  return headEnd + 4 + Number(length ?? 0)
}

/** An answer with its framing, as bytes. */
export function plainAnswer(body: string | Buffer, headers: readonly string[] = []): Buffer {
  const head = ['HTTP/1.1 200 OK', 'content-type: application/json', ...headers]
  const bytes = Buffer.from(body)
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\ncontent-length: ${bytes.length}\r\n\r\n`), bytes])
}
