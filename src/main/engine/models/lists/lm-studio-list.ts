import { z } from 'zod'
import type { ListedModel } from '../model-facts.ts'
import { entries, fitting, flag, type ListPage, modelId, said, title, tokens } from './list-values.ts'

/** LM Studio's own list, `/api/v1/models` (0.4 and later): its list in OpenAI's format has ids alone. */
const model = z.object({
  key: modelId,
  display_name: title,
  max_context_length: tokens,
  loaded_instances: said(z.array(z.object({ config: said(z.object({ context_length: tokens })) })).max(100)),
  capabilities: said(z.object({ vision: flag, trained_for_tool_use: flag })),
})

const page = z.object({ models: entries })

export function readLmStudioList(answer: unknown): ListPage<ListedModel> | null {
  const read = page.safeParse(answer)
  if (!read.success) return null
  const models = fitting(read.data.models, model).map((said) => ({
    id: said.key,
    title: said.display_name ?? null,
    // Loaded, it takes what it was loaded for.
    context_tokens: said.loaded_instances?.[0]?.config?.context_length ?? said.max_context_length ?? null,
    output_tokens: null,
    vision: said.capabilities?.vision ?? null,
    tools: said.capabilities?.trained_for_tool_use ?? null,
    reasoning: null,
    input_nano_usd: null,
    output_nano_usd: null,
    deprecated: false,
  }))
  return { models, next: null }
}
