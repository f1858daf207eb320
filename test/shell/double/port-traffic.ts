import type { End } from './message-ports.ts'

/** Ports that have moved to another process or page are named by number on the way there. */
export type PortMessage =
  | { readonly kind: 'port-message'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number }

export interface PortTable {
  /** Puts an end on the wire and returns the number that the other side knows it by. */
  lodge(end: End): number
  receive(message: PortMessage): void
  closeAll(): void
}

export function createPortTable(send: (message: PortMessage) => void): PortTable {
  const ends = new Map<number, End>()
  let last = 0

  function lodge(end: End): number {
    const port = ++last
    ends.set(port, end)
    end.attach({
      deliver: (data) => send({ kind: 'port-message', port, data }),
      closed: () => {
        if (ends.delete(port)) send({ kind: 'port-closed', port })
      },
    })
    return port
  }

  function receive(message: PortMessage): void {
    const end = ends.get(message.port)
    if (message.kind === 'port-message') {
      end?.send(message.data)
      return
    }
    ends.delete(message.port)
    end?.close()
  }

  function closeAll(): void {
    const closing = [...ends.values()]
    ends.clear()
    for (const end of closing) end.close()
  }

  return { lodge, receive, closeAll }
}
