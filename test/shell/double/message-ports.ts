import { EventEmitter } from 'node:events'
import type Electron from 'electron'

/** Where an end's messages come out: an emitter in this process, another process, or a page. */
export interface Outlet {
  deliver(data: unknown): void
  closed(): void
}

/** One end of a channel. It may move (be transferred) before it has an outlet; until then messages wait. */
export interface End {
  send(data: unknown): void
  attach(outlet: Outlet): void
  close(): void
}

export function createEnds(): readonly [End, End] {
  let open = true
  const sides = [side(), side()] as const

  function side() {
    return { outlet: undefined as Outlet | undefined, queue: [] as unknown[] }
  }
  function end(own: ReturnType<typeof side>, other: ReturnType<typeof side>): End {
    return {
      send(data) {
        if (!open) return
        if (other.outlet) other.outlet.deliver(data)
        else other.queue.push(data)
      },
      attach(outlet) {
        own.outlet = outlet
        for (const data of own.queue.splice(0)) outlet.deliver(data)
        if (!open) outlet.closed()
      },
      close() {
        if (!open) return
        open = false
        own.outlet?.closed()
        other.outlet?.closed()
      },
    }
  }
  return [end(sides[0], sides[1]), end(sides[1], sides[0])]
}

/**
 * An EventEmitter and nothing more: oRPC takes a port that has `addEventListener` for a DOM port, which Electron's is not.
 * Electron's typings of `on` can't be implemented (overloads per event), so the guard covers the methods.
 */
export class MessagePortMain
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'close' | 'postMessage' | 'start'>
{
  #end: End | undefined

  constructor(end: End) {
    super()
    this.#end = end
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('the double does not send ports over ports')
    this.#end?.send(structuredClone(message))
  }

  start(): void {
    this.#end?.attach({
      deliver: (data) => setImmediate(() => this.emit('message', { data, ports: [] })),
      closed: () => setImmediate(() => this.emit('close')),
    })
  }

  close(): void {
    this.#end?.close()
  }

  /** Transfers it: from here on this object is dead, as in Electron. */
  takeEnd(): End {
    const end = this.#end
    if (!end) throw new Error('this port was transferred already')
    this.#end = undefined
    return end
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const [first, second] = createEnds()
    this.port1 = new MessagePortMain(first)
    this.port2 = new MessagePortMain(second)
  }
}

/** The shell's types are Electron's, its objects are ours: said once, at each place where a port comes in. */
export function endsOf(ports: readonly unknown[]): End[] {
  return ports.map((port) => {
    if (!(port instanceof MessagePortMain)) throw new TypeError('not a MessagePortMain')
    return port.takeEnd()
  })
}
