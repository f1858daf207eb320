import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** In front of a server: a relay that knows nothing but bytes, and counts them as this end of each connection saw them. */
export interface Door {
  readonly port: number
  connections(): number
  /** Of connections that are closed. */
  bytes(): { readonly received: number; readonly sent: number }
  allLeft(): Promise<void>
  close(): Promise<void>
}

export async function openDoor(target: number): Promise<Door> {
  const closings: Promise<unknown>[] = []
  let received = 0
  let sent = 0
  const join = (from: Socket, to: Socket): void => {
    from.pipe(to)
    from.on('error', () => {})
    from.once('close', () => to.destroySoon())
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    join(near, far)
    join(far, near)
    closings.push(
      once(near, 'close').then(() => {
        received += near.bytesRead
        sent += near.bytesWritten
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => closings.length,
    bytes: () => ({ received, sent }),
    async allLeft() {
      await Promise.all(closings)
    },
    async close() {
      server.close()
      await Promise.all(closings)
    },
  }
}
