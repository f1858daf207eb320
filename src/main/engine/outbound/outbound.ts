import { once } from 'node:events'
import type { Socket } from 'node:net'
import type { OutboundPurpose } from '../../../shared/contract/privacy.ts'
import { localHour } from '../calendar.ts'
import type { OutboundRecord } from '../ledger/ledger.ts'

/** Whom a socket is opened to, and why. */
export interface Contact {
  /** `api.openai.com:443`, or `api.openai.com:443 via proxy.test:3128`: what is connected to stands last. Never a path. */
  readonly host: string
  readonly purpose: OutboundPurpose
  /** As the user calls it; null where none is concerned. */
  readonly provider: string | null
}

export interface Outbound {
  /**
   * Counts a socket that is about to connect. What the operating system is asked to connect to counts, whether it answers or
   * not; a name that is not known, or an address that is refused, was never contacted.
   */
  watch(socket: Socket, contact: Contact): void
  /** Writes down what open connections have come to. */
  settle(): void
  /** Closes what is open to this provider; resolves once it is. */
  endOf(provider: string): Promise<void>
  /** Closes what Waybill has opened on its own account. */
  endOwn(): void
  /** Closes everything, and writes it down. */
  stop(): void
}

interface OutboundNeeds {
  /** UTC milliseconds. */
  readonly now: () => number
  /** Adds to what is there of the same hour, host, purpose and provider. */
  readonly write: (records: readonly OutboundRecord[]) => void
}

/** What a kill may lose of the bytes of connections that are open; their hosts are written down at once. */
const SAMPLE_MS = 5_000

interface Watched {
  readonly contact: Contact
  contacted: boolean
  sent: number
  received: number
}

/** Counts at the socket, TLS and CONNECT included: the bytes are those that a packet capture would count. */
export function createOutbound({ now, write }: OutboundNeeds): Outbound {
  const sockets = new Map<Socket, Watched>()
  const unwritten = new Map<string, OutboundRecord>()
  /** Of this hour, so that the next connection to the same host need not be written at once. */
  const known = new Set<string>()
  let knownHour = ''
  let sampling: NodeJS.Timeout | null = null
  let soon: NodeJS.Immediate | null = null

  function add({ host, purpose, provider }: Contact, connections: number, sent: number, received: number): void {
    const at = now()
    const hour = localHour(at)
    const key = [hour, host, purpose, provider].join('\n')
    const before = unwritten.get(key)
    unwritten.set(key, {
      hour,
      host,
      purpose,
      provider_name: provider ?? '',
      first_at: before?.first_at ?? at,
      last_at: at,
      connections: (before?.connections ?? 0) + connections,
      bytes_sent: (before?.bytes_sent ?? 0) + sent,
      bytes_received: (before?.bytes_received ?? 0) + received,
    })
    if (hour !== knownHour) known.clear()
    knownHour = hour
    if (known.has(key)) return
    known.add(key)
    soon ??= setImmediate(flush)
  }

  function count(watched: Watched, sent: number, received: number): void {
    if (sent > watched.sent || received > watched.received) {
      add(watched.contact, 0, sent - watched.sent, received - watched.received)
    }
    watched.sent = sent
    watched.received = received
  }

  function sample(): void {
    for (const [socket, watched] of sockets) {
      // What waits in memory has not left yet; while it waits, the part of it that has is not told.
      const sent = Math.max(watched.sent, (socket.bytesWritten ?? 0) - socket.writableLength)
      if (watched.contacted) count(watched, sent, socket.bytesRead)
    }
  }

  function flush(): void {
    if (soon !== null) clearImmediate(soon)
    soon = null
    if (unwritten.size === 0) return
    try {
      write([...unwritten.values()])
      unwritten.clear()
    } catch {
      // Disk full, say: kept for the next time, a line for each host and hour.
    }
  }

  function settle(): void {
    sample()
    flush()
  }

  function tick(): void {
    settle()
    if (sockets.size > 0 || unwritten.size > 0 || sampling === null) return
    clearInterval(sampling)
    sampling = null
  }

  return {
    watch(socket, contact) {
      const watched: Watched = { contact, contacted: false, sent: 0, received: 0 }
      sockets.set(socket, watched)
      sampling ??= setInterval(tick, SAMPLE_MS).unref()
      socket.once('connectionAttempt', () => {
        watched.contacted = true
        add(contact, 1, 0, 0)
      })
      // Below TLS nobody else may be listening.
      socket.on('error', () => {})
      socket.once('close', () => {
        if (!sockets.delete(socket) || !watched.contacted) return
        count(watched, socket.bytesWritten ?? 0, socket.bytesRead)
      })
    },
    settle,
    async endOf(provider) {
      const open = [...sockets].filter(([, { contact }]) => contact.provider === provider).map(([socket]) => socket)
      const closed = open.map((socket) => (socket.closed ? null : once(socket, 'close')))
      for (const socket of open) socket.destroy()
      await Promise.all(closed)
    },
    endOwn() {
      for (const [socket, { contact }] of sockets) if (contact.purpose !== 'request') socket.destroy()
    },
    stop() {
      if (sampling !== null) clearInterval(sampling)
      sampling = null
      for (const socket of sockets.keys()) socket.destroy()
      settle()
      sockets.clear()
    },
  }
}
