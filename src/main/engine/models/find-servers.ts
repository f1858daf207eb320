import type { FoundServer } from '../../../shared/contract/models.ts'
import type { Provider, ProviderDefinition } from '../providers/providers.ts'
import { type GetJson, type LocalServer, localServers } from './local-servers.ts'

export interface FindServersNeeds {
  readonly definitions: () => readonly ProviderDefinition[]
  readonly configured: () => readonly Provider[]
  /** Ports of this machine that are Waybill’s own: nobody is looked for there. */
  readonly ownPorts: () => readonly number[]
  /** What a server of this machine says, without any key and in a short time. Rejects where it is no JSON. */
  readonly get: (url: URL) => Promise<unknown>
  /** Each kind’s usual port, but for tests. */
  readonly ports?: Readonly<Record<string, number>>
}

const HOSTS = ['127.0.0.1', '[::1]'] as const

/** The model servers that run on this machine, at their usual ports. A server that answers as another kind would is none. */
export async function findServers(needs: FindServersNeeds): Promise<FoundServer[]> {
  const found = await Promise.all(localServers.map((server) => findServer(server, needs)))
  return found.filter((server) => server !== null)
}

async function findServer(server: LocalServer, needs: FindServersNeeds): Promise<FoundServer | null> {
  const definition = needs.definitions().find(({ kind }) => kind === server.kind)
  const port = needs.ports?.[server.kind] ?? server.port
  if (definition === undefined || needs.ownPorts().includes(port)) return null
  for (const host of HOSTS) {
    const origin = `http://${host}:${port}`
    const get: GetJson = (path) => needs.get(new URL(origin + path)).catch(() => null)
    const models = await server.countModels(get)
    if (models === null) continue
    const { kind, title, formats } = definition
    return { kind, title, base_url: `${origin}/v1`, formats: [...formats], models, provider: providerAt(origin, needs) }
  }
  return null
}

function providerAt(origin: string, { configured }: FindServersNeeds): string | null {
  const { port } = new URL(origin)
  const isThere = ({ endpoints, definition }: Provider): boolean => {
    const url = endpoints[definition.mainDialect]?.url
    return url !== undefined && url.port === port && LOOPBACK.has(url.hostname)
  }
  return configured().find(isThere)?.name ?? null
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])
