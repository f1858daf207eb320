import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, duplexPair, Transform } from 'node:stream'
import type { Answered, Channel, Permitted } from '../exchange.ts'
import { createRedactor } from './redactor.ts'
import { trackAnswer } from './track-answer.ts'
import { upstreamError } from './upstream-error.ts'
import type { Carriage, ForwardWatch } from './watch.ts'

interface ProxyCall {
  register(carriage: Carriage): void
  /** http-proxy's `ws`, with the socket that it is to treat as the client's. */
  start(socket: Duplex, onError: (error: unknown) => void): void
}

/**
 * A WebSocket's way. http-proxy joins two sockets and is out of it; so it gets one end of a pair, and the other end is
 * joined to the client here, where bytes can be counted and the provider's key masked.
 */
export function carryUpgrade(
  permitted: Permitted,
  channel: Extract<Channel, { type: 'upgrade' }>,
  watch: ForwardWatch,
  call: ProxyCall,
): Promise<Answered> {
  const client = channel.socket
  const { upstream } = permitted.candidates[0]
  const [proxySide, ourSide] = duplexPair()
  let asked = channel.head.length
  const state = trackAnswer({ ...permitted, requestBytes: () => asked }, watch)
  const redactor = createRedactor(upstream.key)

  let inHead = true
  const wrote = (out: Buffer): void => {
    // What http-proxy writes first, and in one piece, is the head: no answer's bytes are counted with theirs.
    const headEnd = inHead ? out.indexOf('\r\n\r\n') : -1
    const bytes = inHead ? (headEnd === -1 ? 0 : out.length - headEnd - 4) : out.length
    if (headEnd !== -1) inHead = false
    if (bytes > 0) state.wrote(bytes)
  }
  const masked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const out = redactor.push(chunk)
      wrote(out)
      done(null, out)
    },
    flush(done) {
      const rest = redactor.end()
      wrote(rest)
      // The provider has closed: written down before the client sees it.
      state.end('complete')
      done(null, rest)
    },
  })

  return new Promise((resolve, reject) => {
    let answered = false
    let leaveUpstream = () => {}
    call.register({
      onRequest(request: ClientRequest) {
        leaveUpstream = () => request.destroy()
        request.prependOnceListener('upgrade', (answer: IncomingMessage, socket: Socket) => {
          leaveUpstream = () => socket.destroySoon()
          answers(answer)
        })
        request.prependOnceListener('response', (answer: IncomingMessage) => answers(answer))
      },
      onAnswer: answers,
    })
    function answers(answer: IncomingMessage): void {
      answered = true
      state.answers(answer.statusCode ?? 502)
      ourSide.pipe(masked).pipe(client)
    }
    // Read from the start: of a socket that nobody reads, nobody sees the end.
    client.on('data', (chunk: Buffer) => {
      asked += chunk.length
    })
    client.pipe(ourSide)
    watch.onCut(() => {
      state.end('waybill')
      client.destroy()
    })
    // A WebSocket's own goodbye ends at the provider's side first; an end from here is somebody who just left.
    client.once('end', () => {
      state.end('client')
      if (!answered) client.destroy()
    })
    client.once('close', () => {
      state.end('client')
      ourSide.destroy()
      proxySide.destroy()
      // http-proxy would wait for the provider to end too, and not call off an upgrade that was not answered yet.
      leaveUpstream()
      resolve(state.answered())
    })
    client.once('error', () => client.destroy())
    call.start(asSocket(proxySide), (error) => {
      if (!answered) reject(upstreamError(error, upstream.address))
      else client.destroy()
    })
  })
}

/** What http-proxy calls on a socket and a plain stream does not have. */
function asSocket(stream: Duplex): Duplex {
  const none = () => stream
  return Object.assign(stream, {
    setTimeout: none,
    setNoDelay: none,
    setKeepAlive: none,
    destroySoon: () => stream.end(),
  })
}
