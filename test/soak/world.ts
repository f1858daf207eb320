import http from 'node:http'
import type { Subject } from './subject.ts'

/** What the traffic needs to know. */
export interface World {
  readonly proxy: string
  readonly agent: http.Agent
  /** Closes the connections that tools keep for later. */
  leave(): void
  /** The headers of some tool, with its client key of some project. */
  asTool(): Record<string, string>
  /** A number that has not been there before. */
  serial(): number
  /** From 0 to 1; the same ones in each run. */
  random(): number
  /** A client key with few requests per minute, and one whose budget is spent by its first. */
  readonly limited: string
  readonly poor: string
}

const PROVIDERS = { openai: '/v1', anthropic: '', gemini: '/v1beta' } as const
const KEYS = 40
const PROJECTS = 25
/** More than the figures for a collector have room for. Each has its one key: what reports add up must be level for a slope to tell. */
const TOOLS = 3000
const KEY = 'sk-soak-0123456789-abcdefghijkl'

/** Providers, client keys and settings, so that everything is on that keeps something. */
export async function makeWorld({ proxy, client, origin }: Subject): Promise<World> {
  const { providers, clientKeys, settings } = client
  await settings.set({ name: 'prometheus', value: true })
  await settings.set({ name: 'metrics_attributes', value: ['project', 'tool'] })
  await settings.set({ name: 'otlp_interval_seconds', value: 1 })
  for (const [kind, path] of Object.entries(PROVIDERS)) {
    await providers.add({ kind, base_url: origin + path, key: KEY })
  }
  // By themselves: what rests after an error shall not take the others along.
  for (const name of ['failing', 'cutting']) {
    await providers.add({ kind: 'openai', name, base_url: `${origin}/v1`, key: KEY })
  }
  const made = async (key: Parameters<typeof clientKeys.create>[0]) => (await clientKeys.create(key)).key
  const keys: string[] = []
  for (let at = 0; at < KEYS; at++) {
    // Limits that are never met: with them, each request is counted and held back for.
    const limits = at % 2 ? {} : { tokens_per_minute: 1e9, concurrency: 1e6, budget_day_nano_usd: 1e15 }
    keys.push(await made({ name: `soak ${at}`, project: `project ${at % PROJECTS}`, limits }))
  }
  const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1000 })
  const random = randomFrom(20261122)
  let last = 0
  return {
    proxy,
    agent,
    leave: () => agent.destroy(),
    asTool() {
      const tool = Math.floor(random() * TOOLS)
      return {
        authorization: `Bearer ${keys[tool % KEYS]}`,
        'user-agent': `tool-${tool}/1.0`,
        'anthropic-version': '2023-06-01',
      }
    },
    serial() {
      last += 1
      return last
    },
    random,
    limited: await made({ name: 'limited', limits: { requests_per_minute: 5 } }),
    poor: await made({ name: 'poor', limits: { budget_day_nano_usd: 1 } }),
  }
}

/** mulberry32: small, and good enough to mix by. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
