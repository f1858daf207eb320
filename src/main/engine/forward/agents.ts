import dns from 'node:dns'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import tls from 'node:tls'
import { getProxyForUrl } from 'proxy-from-env'
import { AppError } from '../../../shared/errors.ts'
import { isForbiddenAddress, isLoopback } from '../address.ts'
import { ProxyAgent } from './proxy-agent.ts'

const PROXY_CONNECT_TIMEOUT_MS = 15_000

export interface NetworkSettings {
  /** null: by the environment; '': none. */
  readonly upstreamProxy: string | null
  readonly extraCaFile: string | null
  readonly systemCa: boolean
}

export interface Agents {
  /** The keep-alive agent for a base URL: without one each request would pay for a new TLS handshake. */
  for(url: URL): http.Agent
  destroy(): void
}

/** Throws `invalid_input` where the CA file can't be read. */
export function createAgents(settings: NetworkSettings, proxyFor = getProxyForUrl): Agents {
  // Made once: reading some hundred certificates at each connection would cost milliseconds.
  const secureContext = tls.createSecureContext({ ca: certificates(settings) })
  const options = {
    keepAlive: true,
    maxFreeSockets: 64,
    scheduling: 'lifo',
    noDelay: true,
    lookup: safeLookup,
  } as const
  const direct = { http: new http.Agent(options), https: new https.Agent({ ...options, secureContext }) }
  const viaProxy = new Map<string, ProxyAgent>()
  // A provider's URL is one object for as long as it is configured.
  const byUrl = new WeakMap<URL, http.Agent>()

  function agentFor(url: URL): http.Agent {
    const proxy = settings.upstreamProxy ?? proxyFor(url.href)
    const secure = url.protocol === 'https:'
    if (proxy === '' || isLoopback(url.hostname)) return secure ? direct.https : direct.http
    const name = `${url.protocol} ${proxy}`
    const known = viaProxy.get(name)
    if (known) return known
    // CONNECT for plain http as well: the key must not pass the proxy in clear where it need not.
    const agent = new ProxyAgent(proxy, { secure, secureContext, connectTimeoutMs: PROXY_CONNECT_TIMEOUT_MS })
    viaProxy.set(name, agent)
    return agent
  }

  return {
    for(url) {
      const known = byUrl.get(url)
      if (known) return known
      const agent = agentFor(url)
      byUrl.set(url, agent)
      return agent
    },
    destroy() {
      for (const agent of [direct.http, direct.https, ...viaProxy.values()]) agent.destroy()
    },
  }
}

function certificates(settings: NetworkSettings): string[] {
  // Node 22.15 and later can read the system's own store; before, only Node's bundled list is there.
  const system = settings.systemCa && 'getCACertificates' in tls ? tls.getCACertificates('system') : []
  const extra = settings.extraCaFile === null ? [] : [readCaFile(settings.extraCaFile)]
  const environment = 'getCACertificates' in tls ? tls.getCACertificates('extra') : []
  return [...tls.rootCertificates, ...system, ...environment, ...extra]
}

function readCaFile(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8')
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate in it')
    return pem
  } catch (cause) {
    const action = 'Give the path of a PEM file: waybill settings set extra_ca_file PATH'
    throw new AppError('invalid_input', { message: 'The extra CA file can’t be read.', action, cause })
  }
}

/** Checked again at each connection: a name that was harmless when it was set may resolve elsewhere now. */
const safeLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const allowed = addresses.filter(({ address }) => !isForbiddenAddress(address))
    const first = allowed[0]
    if (!first) return callback(Object.assign(new Error('address refused'), { code: 'EWAYBILL_ADDRESS' }), '', 0)
    return options.all ? callback(null, allowed) : callback(null, first.address, first.family)
  })
}
