import net from 'node:net'
import { createReader } from './http-messages.ts'

export interface Connection {
  send(request: Buffer): void
  close(): void
}

/** One kept-alive connection; `answered` gets the status of each answer, or 0 where none came. */
export function openConnection(target: URL, answered: (status: number) => void): Connection {
  let socket: net.Socket | null = null
  let isWaiting = false

  function settle(status: number): void {
    if (!isWaiting) return
    isWaiting = false
    answered(status)
  }

  function connect(): net.Socket {
    const fresh = net.connect({ host: target.hostname, port: Number(target.port), noDelay: true })
    fresh.on(
      'data',
      createReader((head) => settle(Number(head.slice(9, 12)))),
    )
    fresh.on('error', () => {})
    fresh.once('close', () => {
      if (socket !== fresh) return
      socket = null
      settle(0)
    })
    return fresh
  }

  return {
    send(request) {
      isWaiting = true
      socket ??= connect()
      socket.write(request)
    },
    close() {
      isWaiting = false
      socket?.destroy()
    },
  }
}
