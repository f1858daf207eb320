import { once } from 'node:events'
import http from 'node:http'
import { connect } from 'node:net'

export interface ConnectProxy {
  readonly url: string
  /** `host:port` of each tunnel that was asked for, with the headers that came along. */
  readonly asked: { readonly target: string; readonly headers: http.IncomingHttpHeaders }[]
  /** What passed through the tunnels towards the providers. */
  passed(): Buffer
  /** Resolves once nobody is connected any more. */
  allLeft(): Promise<void>
  close(): Promise<void>
}

/** An upstream proxy that leads every tunnel to one port of this machine; `status`: what it says to each; null: nothing. */
export async function startConnectProxy(port: number, status: number | null = 200): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = []
  const passed: Buffer[] = []
  const server = http.createServer()
  const closings: Promise<unknown>[] = []
  server.on('connection', (socket) => closings.push(new Promise((resolve) => socket.once('close', resolve))))
  server.on('connect', (req, socket, head) => {
    asked.push({ target: req.url ?? '', headers: req.headers })
    socket.on('error', () => socket.destroy())
    if (status === null) return void socket.on('end', () => socket.end()).resume()
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\nproxy-authenticate: Basic\r\ncontent-length: 9\r\n\r\nforbidden`)
      return
    }
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => passed.push(chunk))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    async allLeft() {
      await Promise.all(closings)
    },
    passed: () => Buffer.concat(passed),
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
