import { z } from 'zod'
import type { ListedModel } from '../model-facts.ts'
import { entries, fitting, flag, type ListPage, modelId, said, title, tokens } from './list-values.ts'

/** `v1beta/models` of the Gemini API (ai.google.dev/api/models). */
const model = z.object({
  name: z
    .string()
    .startsWith('models/')
    .transform((name) => name.slice('models/'.length))
    .pipe(modelId),
  displayName: title,
  inputTokenLimit: tokens,
  outputTokenLimit: tokens,
  thinking: flag,
})

const page = z.object({ models: entries, nextPageToken: said(z.string().min(1).max(2000)) })

export function readGeminiList(answer: unknown): ListPage<ListedModel> | null {
  const read = page.safeParse(answer)
  if (!read.success) return null
  const models = fitting(read.data.models, model).map((said) => ({
    id: said.name,
    title: said.displayName ?? null,
    context_tokens: said.inputTokenLimit ?? null,
    output_tokens: said.outputTokenLimit ?? null,
    vision: null,
    tools: null,
    reasoning: said.thinking ?? null,
    input_nano_usd: null,
    output_nano_usd: null,
    deprecated: false,
  }))
  const { nextPageToken: pageToken } = read.data
  return { models, next: pageToken ? `?${new URLSearchParams({ pageSize: '1000', pageToken })}` : null }
}
