import type { ClientContext, ClientLink } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { createSignal, type Transport } from './client.ts'

/** What the preload exposes. */
export interface WaybillShell {
  readonly platform: string
  /** Asks for a port to the engine; it arrives as a message `waybill:port` on this window. */
  requestPort(): void
}

interface Way {
  readonly link: ClientLink<ClientContext>
  /** Rejects once the port is closed or superseded: a call on a dead port would otherwise wait for ever. */
  readonly lost: Promise<never>
  readonly lose: () => void
}

const WAY_LIMIT_MS = 10_000

export class WayLost extends Error {
  override readonly name = 'WayLost'
}

function wayOver(port: MessagePort): Way {
  let lose = () => {}
  const lost = new Promise<never>((_, reject) => {
    lose = () => reject(new WayLost('The engine is restarting.'))
  })
  lost.catch(() => {}) // Nobody may be waiting on it, which is no fault.
  const link = new RPCLink({ port })
  port.start()
  return { link, lost, lose }
}

export function shellTransport(shell: WaybillShell): Transport {
  let way: Way | null = null
  let waiting: ((way: Way) => void)[] = []
  const renewed = createSignal()
  const wentAway = createSignal()

  const take = (port: MessagePort) => {
    way?.lose()
    const fresh = wayOver(port)
    way = fresh
    // Not every build fires `close` on a port whose other end died; failed calls tell as well.
    port.addEventListener('close', () => {
      fresh.lose()
      if (way !== fresh) return
      way = null
      wentAway.tell()
    })
    for (const resolve of waiting) resolve(fresh)
    waiting = []
    renewed.tell()
  }

  window.addEventListener('message', (event) => {
    // Only the preload posts from this very window; a frame or an opener has another source.
    if (event.source !== window || event.data !== 'waybill:port') return
    const port = event.ports[0]
    if (port !== undefined) take(port)
  })

  const currentWay = (): Promise<Way> =>
    new Promise((resolve, reject) => {
      if (way !== null) return resolve(way)
      const limit = setTimeout(() => reject(new WayLost('The engine is restarting.')), WAY_LIMIT_MS)
      waiting.push((fresh) => {
        clearTimeout(limit)
        resolve(fresh)
      })
    })

  shell.requestPort()
  return {
    kind: 'shell',
    link: {
      call: async (path, input, options) => {
        const { link, lost } = await currentWay()
        return Promise.race([link.call(path, input, options), lost])
      },
    },
    admitted: true,
    onRenewed: renewed.listen,
    onLost: wentAway.listen,
    onRefused: () => {},
    renew: () => shell.requestPort(),
    signOut: null,
  }
}
