import { z } from 'zod'

/** What is answered at a path, as JSON; null: nothing that is any. */
export type GetJson = (path: string) => Promise<unknown>

export interface LocalServer {
  /** As its provider’s. */
  readonly kind: string
  /** Where it listens unless it is told otherwise. */
  readonly port: number
  /** How many models it has; null: it is another program. */
  readonly countModels: (get: GetJson) => Promise<number | null>
}

const list = z.array(z.unknown()).max(10_000)
const version = z.object({ version: z.string() })
const ollamaTags = z.object({ models: list })
const lmStudioModels = z.object({ models: z.array(z.object({ key: z.string(), type: z.string() })).max(10_000) })
const lmStudioFormer = z.object({ data: z.array(z.object({ id: z.string(), state: z.string() })).max(10_000) })
const openAiModels = z.object({ data: z.array(z.object({ owned_by: z.string() })).max(10_000) })

/**
 * Each is told by what it alone says (their documentation, November 2026): ports as common as 8080 and 8000 have many
 * programs. vLLM and llama.cpp behind a key of their own can't be told, and are added by hand.
 */
export const localServers: readonly LocalServer[] = [
  {
    kind: 'ollama',
    port: 11434,
    async countModels(get) {
      if (!version.safeParse(await get('/api/version')).success) return null
      return ollamaTags.safeParse(await get('/api/tags')).data?.models.length ?? null
    },
  },
  {
    kind: 'lmstudio',
    port: 1234,
    async countModels(get) {
      const now = lmStudioModels.safeParse(await get('/api/v1/models'))
      if (now.success) return now.data.models.length
      // Before 0.4.
      return lmStudioFormer.safeParse(await get('/api/v0/models')).data?.data.length ?? null
    },
  },
  { kind: 'llamacpp', port: 8080, countModels: (get) => countOwned(get, 'llamacpp') },
  { kind: 'vllm', port: 8000, countModels: (get) => countOwned(get, 'vllm') },
]

async function countOwned(get: GetJson, owner: string): Promise<number | null> {
  const models = openAiModels.safeParse(await get('/v1/models')).data?.data
  return models?.some(({ owned_by }) => owned_by === owner) ? models.length : null
}
