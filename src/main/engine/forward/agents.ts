import dns from 'node:dns'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type http from 'node:http'
import type { LookupFunction, Socket } from 'node:net'
import tls, { type SecureContext } from 'node:tls'
import { getProxyForUrl } from 'proxy-from-env'
import { type OutboundPurpose, purposesOfTools } from '../../../shared/contract/privacy.ts'
import { AppError } from '../../../shared/errors.ts'
import { isForbiddenAddress, isLoopback } from '../address.ts'
import { coded } from '../coded.ts'
import type { Contact } from '../outbound/outbound.ts'
import { dial, hostOf } from './dial.ts'
import { type Open, PlainAgent, SecureAgent } from './dialing-agents.ts'
import { proxyAddress, tunnel } from './tunnel.ts'

const OFFLINE = 'Waybill is offline: on its own account it contacts nobody.'

export interface NetworkSettings {
  /** null: by the environment; '': none. */
  readonly upstreamProxy: string | null
  readonly extraCaFile: string | null
  readonly systemCa: boolean
  /** From the first packet to a provider, or a proxy, until there is a way to send a request. */
  readonly connectTimeoutMs: number
  /** Nobody is contacted on Waybill's own account. */
  readonly offline: boolean
}

export interface Agents {
  /**
   * The keep-alive agent for a base URL: without one each request would pay for a new TLS handshake. Each purpose and each
   * provider (as the user calls it) has connections of its own, so that it can be told what they were for. Throws
   * `offline` for what is not a tool's request: this is the one way out of Waybill, so that nothing can forget to ask.
   */
  for(url: URL, purpose: OutboundPurpose, provider: string | null): http.Agent
  /** Others take their place: what is idle is closed, and what is in use as soon as it is free. */
  retire(): void
  destroy(): void
  /** Now, and not in the way of the first request that needs them: it takes some tens of milliseconds. */
  readCertificates(): void
}

/** Hears of each socket before it connects. */
export type Watch = (socket: Socket, contact: Contact) => void

/** Throws `invalid_input` where the CA file can't be read. */
export function createAgents(settings: NetworkSettings, watch: Watch, proxyFor = getProxyForUrl): Agents {
  const secureContext = contextOf(settings)
  // Who gives a file of their own hears of it now if it is no good.
  if (settings.extraCaFile !== null) secureContext()
  const limitMs = settings.connectTimeoutMs
  const agents = new Map<string, http.Agent>()
  // A provider's URL is one object for as long as it is configured.
  const forRequests = new WeakMap<URL, http.Agent>()

  function openVia(proxy: string, contact: Omit<Contact, 'host'>): Open {
    if (proxy === '') {
      return (to) =>
        dial(to, { limitMs, lookup: safeLookup, watch: (socket) => watch(socket, { ...contact, host: hostOf(to) }) })
    }
    const proxyUrl = URL.parse(proxy)
    // Of the environment: a setting is checked when it is set.
    if (proxyUrl === null) return () => Promise.reject(coded('EWAYBILL_PROXY'))
    return (to) => {
      const host = `${hostOf(to)} via ${hostOf(proxyAddress(proxyUrl))}`
      // CONNECT for plain http as well: the key must not pass the proxy in clear where it need not.
      return tunnel(to, proxyUrl, { limitMs, secureContext, watch: (socket) => watch(socket, { ...contact, host }) })
    }
  }

  function agentFor(url: URL, purpose: OutboundPurpose, provider: string | null): http.Agent {
    const proxy = isLoopback(url.hostname) ? '' : (settings.upstreamProxy ?? proxyFor(url.href))
    const name = [purpose, provider, url.protocol, proxy].join(' ')
    const known = agents.get(name)
    if (known) return known
    const open = openVia(proxy, { purpose, provider })
    const options = { keepAlive: true, maxFreeSockets: 64, scheduling: 'lifo' } as const
    const agent =
      url.protocol === 'https:'
        ? new SecureAgent(open, limitMs, { ...options, secureContext: secureContext() })
        : new PlainAgent(open, options)
    agents.set(name, agent)
    return agent
  }

  return {
    for(url, purpose, provider) {
      if (purpose !== 'request') {
        if (settings.offline && !purposesOfTools.includes(purpose)) throw new AppError('offline', { message: OFFLINE })
        return agentFor(url, purpose, provider)
      }
      const known = forRequests.get(url)
      if (known) return known
      const agent = agentFor(url, purpose, provider)
      forRequests.set(url, agent)
      return agent
    },
    retire() {
      for (const agent of agents.values()) {
        agent.maxFreeSockets = 0
        dropIdle(agent)
      }
    },
    destroy() {
      for (const agent of agents.values()) agent.destroy()
    },
    readCertificates: () => void secureContext(),
  }
}

/** What is in use goes on. */
export function dropIdle(agent: http.Agent): void {
  for (const idle of Object.values(agent.freeSockets)) for (const socket of idle ?? []) socket.destroy()
}

/**
 * Made once, since reading some hundred certificates at each connection would cost milliseconds; and not before it is needed:
 * they take 60 ms and 7 MB (measured 2026-11-22), which who has nothing but models on this machine never pays.
 */
function contextOf(settings: NetworkSettings): () => SecureContext {
  let made: SecureContext | undefined
  return () => {
    made ??= tls.createSecureContext({ ca: certificates(settings) })
    return made
  }
}

function certificates(settings: NetworkSettings): string[] {
  // Node 22.15 and later can read the system's own store; before, only Node's bundled list is there.
  const system = settings.systemCa && 'getCACertificates' in tls ? tls.getCACertificates('system') : []
  const extra = settings.extraCaFile === null ? [] : [readCaFile(settings.extraCaFile)]
  const environment = 'getCACertificates' in tls ? tls.getCACertificates('extra') : []
  return [...tls.rootCertificates, ...system, ...environment, ...extra]
}

/** All of Mozilla's roots are 0.2 MB. */
const CA_FILE_LIMIT_BYTES = 8 * 1024 * 1024

function readCaFile(path: string): string {
  try {
    const pem = readPlainFile(path)
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate in it')
    return pem
  } catch (cause) {
    const action = 'Give the path of a PEM file: waybill settings set extra_ca_file PATH'
    throw new AppError('invalid_input', { message: 'The extra CA file can’t be read.', action, cause })
  }
}

/** A pipe would be waited for, and a device read, for ever: in the thread of all requests. */
function readPlainFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(file)
    if (!stat.isFile() || stat.size > CA_FILE_LIMIT_BYTES) throw new Error('no plain file, or a large one')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** Checked again at each connection: a name that was harmless when it was set may resolve elsewhere now. */
const safeLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const allowed = addresses.filter(({ address }) => !isForbiddenAddress(address))
    const first = allowed[0]
    if (!first) return callback(coded('EWAYBILL_ADDRESS'), '', 0)
    return options.all ? callback(null, allowed) : callback(null, first.address, first.family)
  })
}
