import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type HttpMessage, headerOf, parseMessages } from './recorder-messages.ts'

/** One request and what came back, as the bytes on one side of somebody say. */
export interface RecordedExchange {
  /** performance.now() when its first byte came. */
  readonly at: number
  readonly request: HttpMessage
  /** null: none came. */
  readonly answer: HttpMessage | null
  /** Resolves, once who asked has closed the connection, with performance.now() of that moment. */
  readonly left: Promise<number>
}

export interface Recorder {
  readonly origin: string
  readonly port: number
  /** Whose first byte came at or after this moment (performance.now()), oldest first. */
  since(moment: number): readonly RecordedExchange[]
  /** Resolves when all of these have been answered to the end, or their connections are closed. */
  whole(moment: number): Promise<void>
  close(): Promise<void>
}

export interface RecorderOptions {
  /** The port on this machine to which all is carried. */
  readonly target: () => number
  /** PEM: who calls speaks TLS, which ends here, so that plain bytes can be recorded. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

interface Tape {
  readonly asked: { readonly at: number; readonly bytes: Buffer }[]
  readonly answered: Buffer[]
  readonly left: Promise<number>
  readonly isOpen: () => boolean
}

/**
 * A relay of bytes that keeps a copy of them. It knows nothing of HTTP while they pass, so it can mend and spoil
 * nothing; the copy is parsed when a test asks for it.
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const tapes: Tape[] = []
  const open = new Set<Socket>()
  const passed = new EventEmitter().setMaxListeners(0)
  const carry = (near: Socket) => {
    const far = connect({ host: '127.0.0.1', port: options.target(), noDelay: true })
    near.setNoDelay(true)
    const asked: Tape['asked'] = []
    const answered: Buffer[] = []
    const left = new Promise<number>((resolve) => {
      for (const event of ['end', 'close']) near.once(event, () => resolve(performance.now()))
    })
    tapes.push({ asked, answered, left, isOpen: () => open.has(far) })
    near.on('data', (bytes: Buffer) => asked.push({ at: performance.now(), bytes }))
    far.on('data', (bytes: Buffer) => answered.push(bytes))
    join(near, far)
    join(far, near)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('data', () => passed.emit('something'))
      socket.once('close', () => {
        open.delete(socket)
        passed.emit('something')
      })
    }
  }
  const server = options.tls
    ? createTlsServer({ ...options.tls, ALPNProtocols: ['http/1.1'] }, carry)
    : createServer(carry)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const tapesSince = (moment: number) => tapes.filter(({ asked }) => (asked.at(-1)?.at ?? 0) >= moment)
  const isWhole = (tape: Tape) => !tape.isOpen() || exchangesOf(tape).every(({ answer }) => answer?.complete)

  return {
    origin: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    since: (moment) =>
      tapesSince(moment)
        .flatMap(exchangesOf)
        .filter(({ at }) => at >= moment)
        .sort((one, other) => one.at - other.at),
    async whole(moment) {
      while (!tapesSince(moment).every(isWhole)) await once(passed, 'something')
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** One direction: what comes goes on, an end stays an end, and a break a break. */
function join(from: Socket, to: Socket): void {
  from.pipe(to)
  from.on('error', () => to.resetAndDestroy?.())
  from.on('close', () => {
    if (!from.readableEnded) to.destroy()
  })
}

function exchangesOf({ asked, answered, left }: Tape): readonly RecordedExchange[] {
  const bytesAsked = Buffer.concat(asked.map(({ bytes }) => bytes))
  const wasUpgraded = Buffer.concat(answered).includes('HTTP/1.1 101 ')
  const requests = parseMessages(bytesAsked, {
    isBodiless: () => false,
    // A connection that was kept open has had plain requests before.
    isTunnel: (_index, _line, headers) => wasUpgraded && headerOf({ headers }, 'upgrade') !== undefined,
  })
  const answers = parseMessages(Buffer.concat(answered), {
    isBodiless: (index, line) => /^HEAD /.test(requests[index]?.startLine ?? '') || / (204|304)( |$)/.test(line),
    isTunnel: (_index, line) => line.startsWith('HTTP/1.1 101'),
  })
  return requests.map((request, index) => ({
    at: momentOf(asked, request.start),
    request,
    answer: answers[index] ?? null,
    left,
  }))
}

/** When the byte at this offset came. */
function momentOf(asked: Tape['asked'], offset: number): number {
  let seen = 0
  for (const { at, bytes } of asked) {
    seen += bytes.length
    if (seen > offset) return at
  }
  return Number.POSITIVE_INFINITY
}
