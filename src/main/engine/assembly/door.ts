import type { Listener } from '../listener/listener.ts'
import { startSandbox } from '../sandbox/sandbox.ts'
import { openFront } from './front.ts'
import type { Parts } from './parts.ts'

/** The proxy's port, and what has to stand behind it. */
export interface Door {
  /** http://127.0.0.1:4466; null: nothing listens. */
  address(): string | null
  port(): number | undefined
  /** Throws `port_taken`. */
  open(): Promise<void>
  /** At once: nobody comes in any more, and every connection is closed, but for those that are WebSockets by now. */
  shut(): void
  /** For the time of a self-test: the open one, or, where nothing listens, one of any free port. Throws what `checkOpen` throws. */
  lend(): Promise<LentDoor>
  /** Lets exchanges finish within `stop_limit_seconds`. */
  stop(): Promise<void>
}

interface LentDoor {
  readonly origin: string
  close(): Promise<void>
}

interface DoorNeeds {
  readonly parts: Parts
  /** The one asked for at the start. 0: any free port. */
  readonly port: () => number
  readonly ownPorts: () => readonly number[]
  /** Throws why nothing may pass. */
  readonly checkOpen: () => void
}

export function createDoor({ parts, port, ownPorts, checkOpen }: DoorNeeds): Door {
  const { settings, inFlight } = parts
  let listener: Listener | null = null
  const lent = new Set<Listener>()
  let opened = port
  let shuts = 0

  async function startNeighbour(): Promise<void> {
    if (parts.sandbox() === null) parts.attachSandbox(await startSandbox({ apiKey: parts.sandboxKey }))
  }

  function openAt(onPort: number): Promise<Listener> {
    return openFront(
      {
        settings: settings.current,
        providersFor: parts.providersFor,
        tableFor: parts.tableFor,
        catalogue: parts.catalogue,
        isProvider: parts.registry.has,
        clientKeys: parts.clientKeys,
        keyRing: parts.keyRing,
        agents: parts.agents,
        circuits: parts.circuits,
        inFlight,
        checkOpen,
        limits: parts.limits,
        costOf: parts.prices.costOf,
        security: parts.security,
        recordOf: parts.recordOf,
      },
      onPort,
    )
  }

  async function open(): Promise<void> {
    if (listener !== null) return
    const shutsBefore = shuts
    await startNeighbour()
    // Shut since: what is sent on our own account stays off as well.
    if (shuts !== shutsBefore) return
    await parts.metrics.start(ownPorts())
    const front = await openAt(opened())
    // Tools know this address by now: it is opened again under the same.
    opened = () => front.port
    // Shut while it was being opened.
    if (shuts !== shutsBefore) front.shut()
    else listener = front
  }

  return {
    address: () => (listener ? originOf(listener) : null),
    port: () => listener?.port,
    open,
    async lend() {
      checkOpen()
      if (listener !== null) return { origin: originOf(listener), close: async () => {} }
      const shutsBefore = shuts
      await startNeighbour()
      const front = await openAt(0)
      // Shut while it was being opened: whoever asks hears why.
      if (shuts !== shutsBefore) {
        front.shut()
        return this.lend()
      }
      lent.add(front)
      return {
        origin: originOf(front),
        async close() {
          lent.delete(front)
          await front.stop(0, () => {})
        },
      }
    },
    shut() {
      shuts += 1
      for (const front of [listener, ...lent]) front?.shut()
      lent.clear()
      listener = null
    },
    async stop() {
      const limitMs = settings.current().stop_limit_seconds * 1000
      await Promise.all([listener, ...lent].map((front) => front?.stop(limitMs, inFlight.cutAll)))
      listener = null
    },
  }
}

function originOf({ port }: Listener): string {
  return `http://127.0.0.1:${port}`
}
