import http from 'node:http'
import { isIP, type Socket } from 'node:net'
import tls, { type SecureContext } from 'node:tls'
import { coded } from '../coded.ts'
import { type Address, type DialOptions, dial, hostOf } from './dial.ts'

export interface TunnelOptions extends Omit<DialOptions, 'lookup'> {
  readonly secureContext: () => SecureContext
}

export function proxyAddress(proxy: URL): Address {
  const port = proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port)
  return { host: proxy.hostname.replace(/^\[|\]$/g, ''), port }
}

/**
 * A way through the user's upstream proxy (RFC 9110, 9.3.6). The time limit is for all of it, until the tunnel is open.
 * Rejects as `dial` does, and with `EWAYBILL_PROXY` where the proxy says no: it would be told as the provider's answer.
 */
export async function tunnel(to: Address, proxy: URL, options: TunnelOptions): Promise<Socket> {
  const until = performance.now() + options.limitMs
  const address = proxyAddress(proxy)
  const socket = await dial(address, options)
  // Without a server name it would be taken from the address, which no certificate's name may be.
  const servername = isIP(address.host) === 0 ? address.host : ''
  const toProxy =
    proxy.protocol === 'https:'
      ? tls.connect({ socket, secureContext: options.secureContext(), host: address.host, servername })
      : socket
  return ask(to, proxy, toProxy, until - performance.now())
}

function ask(to: Address, proxy: URL, socket: Socket, limitMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: hostOf(to),
      setHost: false,
      headers: { host: hostOf(to), 'proxy-connection': 'keep-alive', ...authorization(proxy) },
    })
    const timer = setTimeout(() => request.destroy(coded('ECONNECT_TIMEOUT')), limitMs)
    request.once('connect', ({ statusCode }, _socket, head) => {
      clearTimeout(timer)
      if (statusCode !== 200) {
        socket.destroy()
        reject(coded('EWAYBILL_PROXY'))
        return
      }
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    request.once('error', (error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    })
    request.end()
  })
}

function authorization({ username, password }: URL): http.OutgoingHttpHeaders {
  if (username === '' && password === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}
