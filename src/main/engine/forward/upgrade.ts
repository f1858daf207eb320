import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, duplexPair, Transform } from 'node:stream'
import { coded } from '../coded.ts'
import type { Answered, Channel, Permitted } from '../exchange.ts'
import { answerFault } from './answer-fault.ts'
import { createMessageGate } from './message-gate.ts'
import { createRedactor } from './redactor.ts'
import { trackAnswer } from './track-answer.ts'
import { upstreamError } from './upstream-error.ts'
import type { ForwardWatch } from './watch.ts'
import { createWebSocketTap } from './web-socket-tap.ts'

/** How long a provider may take to say goodbye to a client that has hung up. */
const GOODBYE_MS = 2_000

export type OnRequest = (request: ClientRequest) => void

interface ProxyCall {
  /** How long the provider may take until it answers the upgrade; a session itself may be silent for as long as it likes. */
  readonly timeoutMs: number
  /** http-proxy tells of its own request by an event, before anything of it has left. */
  onRequest(listener: OnRequest): void
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
  const [candidate] = permitted.candidates
  const { upstream } = candidate
  const tap = watch.tapFor(candidate)
  const [proxySide, ourSide] = duplexPair()
  let asked = channel.head.length
  const state = trackAnswer({ ...permitted, requestBytes: () => asked }, watch)
  const redactor = createRedactor(upstream.key)

  const session = createWebSocketTap(
    (message) => {
      if (tap.message(message)) watch.progress(state.answered())
    },
    // Whoever said goodbye first, this one is the last word, and the client may end its side upon it: written down before.
    () => state.end('complete'),
  )
  let isOpen = false
  let inHead = true
  const wrote = (out: Buffer): void => {
    // What http-proxy writes first, and in one piece, is the head: no answer's bytes are counted with theirs.
    const headEnd = inHead ? out.indexOf('\r\n\r\n') : -1
    const body = inHead ? out.subarray(headEnd === -1 ? out.length : headEnd + 4) : out
    if (headEnd !== -1) inHead = false
    if (body.length === 0) return
    state.wrote(body.length)
    if (isOpen) session.push(body)
  }
  const masked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const out = redactor.push(chunk)
      wrote(out)
      watch.whenWritten(() => done(null, out))
    },
    flush(done) {
      const rest = redactor.end()
      wrote(rest)
      // The provider has closed: written down before the client sees it. Of a session whose frames were read, a goodbye
      // would have been heard before: cut off must not look complete.
      state.end(isOpen && session.isReading() ? 'upstream' : 'complete')
      watch.whenWritten(() => done(null, rest))
    },
  })

  return new Promise((resolve, reject) => {
    let answered = false
    /** Waybill itself answers: what becomes of the socket is no news of this exchange. */
    let failed = false
    let timer: NodeJS.Timeout | undefined
    let leaveUpstream = () => {}
    call.onRequest((request) => {
      timer = setTimeout(() => {
        request.destroy(coded('EWAYBILL_TIMEOUT'))
      }, call.timeoutMs)
      leaveUpstream = () => request.destroy()
      request.prependOnceListener('upgrade', (answer: IncomingMessage, socket: Socket) => {
        leaveUpstream = () => socket.destroySoon()
        // Nobody offered it any (headers.ts): http-proxy writes down all that stand here.
        delete answer.headers['sec-websocket-extensions']
        answers(answer)
      })
      request.prependOnceListener('response', (answer: IncomingMessage) => {
        const fault = answerFault(answer)
        if (fault === null) return answers(answer)
        fail(fault)
        request.destroy()
      })
    })
    function answers(answer: IncomingMessage): void {
      if (answered) return
      answered = true
      clearTimeout(timer)
      const status = answer.statusCode ?? 502
      isOpen = status === 101
      state.answers(status)
      tap.begin(status, {}, () => {})
      ourSide.pipe(masked).pipe(client)
    }
    // Read from the start: of a socket that nobody reads, nobody sees the end.
    client.on('data', (chunk: Buffer) => {
      asked += chunk.length
    })
    if (permitted.mayLeave === null) client.pipe(ourSide)
    else {
      const gate = createMessageGate(permitted.mayLeave, () => {
        state.end('waybill')
        client.destroy()
      })
      client.pipe(gate).pipe(ourSide)
    }
    watch.onCut(() => {
      state.end('waybill')
      client.destroy()
    })
    // Without the provider's goodbye this is somebody who just left.
    client.once('end', () => {
      if (failed) return
      state.end('client')
      if (!answered) client.destroy()
      // A WebSocket has no half that could go on: a provider that does not care would keep both connections for ever.
      else if (isOpen) timer = setTimeout(() => client.destroy(), GOODBYE_MS)
    })
    client.once('close', () => {
      clearTimeout(timer)
      if (!failed) state.end('client')
      ourSide.destroy()
      proxySide.destroy()
      // http-proxy would wait for the provider to end too, and not call off an upgrade that was not answered yet.
      leaveUpstream()
      resolve(state.answered())
    })
    client.once('error', () => client.destroy())
    function fail(error: unknown): void {
      clearTimeout(timer)
      if (answered) return void client.destroy()
      failed = true
      reject(upstreamError(error, upstream.address))
    }
    // What is held back of budgets is written down before the request leaves.
    watch.whenWritten(() => {
      if (client.destroyed) return
      try {
        call.start(asSocket(proxySide), fail)
      } catch (thrown) {
        // From a timer or an event it would end the process.
        failed = true
        reject(thrown)
      }
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
