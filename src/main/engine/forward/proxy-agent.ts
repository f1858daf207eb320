import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'

export interface ProxyAgentOptions {
  /** Whether TLS is spoken inside the tunnel: the base class would guess it from the call stack. */
  readonly secure: boolean
  readonly secureContext: SecureContext
  /** From the first packet to the proxy until its tunnel is open. */
  readonly connectTimeoutMs: number
}

/**
 * Tunnels through the user's upstream proxy. Beyond https-proxy-agent (9.1.0), which drops its agent's own options: the
 * certificates that Waybill trusts, a time limit, and a proxy's refusal as an error (it would be told as the provider's).
 */
export class ProxyAgent extends HttpsProxyAgent<string> {
  readonly #options: ProxyAgentOptions

  constructor(proxy: string, options: ProxyAgentOptions) {
    super(proxy, { keepAlive: true, secureContext: options.secureContext })
    this.#options = options
  }

  override isSecureEndpoint(): boolean {
    return this.#options.secure
  }

  override async connect(request: ClientRequest, opts: Parameters<HttpsProxyAgent<string>['connect']>[1]) {
    const { secureContext, connectTimeoutMs } = this.#options
    let status = 200
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      status = statusCode
    })
    const limit = new AbortController()
    const leave = () => limit.abort()
    const timer = setTimeout(leave, connectTimeoutMs)
    request.once('close', leave)
    // Read at once by the base class, for this connection alone.
    Object.assign(this.connectOpts, { signal: limit.signal })
    let socket: Socket
    try {
      socket = await super.connect(request, { ...opts, secureContext } as typeof opts)
    } catch (error) {
      throw limit.signal.aborted ? coded('ECONNECT_TIMEOUT') : error
    } finally {
      clearTimeout(timer)
      request.off('close', leave)
    }
    if (status === 200) return socket
    socket.destroy()
    throw coded('EWAYBILL_PROXY')
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}
