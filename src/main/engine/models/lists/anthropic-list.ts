import { z } from 'zod'
import type { ListedModel } from '../model-facts.ts'
import { entries, fitting, flag, type ListPage, modelId, said, title, tokens } from './list-values.ts'

const support = said(z.object({ supported: flag }))

/** As @anthropic-ai/sdk 1.11 has it (resources/models.d.ts); what speaks Messages elsewhere may say less. */
const model = z.object({
  id: modelId,
  display_name: title,
  max_input_tokens: tokens,
  max_tokens: tokens,
  capabilities: said(z.object({ image_input: support, thinking: support })),
  lifecycle: said(z.string().max(40)),
})

const page = z.object({ data: entries, has_more: flag, last_id: said(modelId) })

export function readAnthropicList(answer: unknown): ListPage<ListedModel> | null {
  const read = page.safeParse(answer)
  if (!read.success) return null
  const { data, has_more, last_id } = read.data
  const models = fitting(data, model).map((said) => ({
    id: said.id,
    title: said.display_name ?? null,
    context_tokens: said.max_input_tokens ?? null,
    output_tokens: said.max_tokens ?? null,
    vision: said.capabilities?.image_input?.supported ?? null,
    // None of its models is without; the list does not say.
    tools: /^claude-[12]/.test(said.id) ? null : true,
    reasoning: said.capabilities?.thinking?.supported ?? null,
    input_nano_usd: null,
    output_nano_usd: null,
    deprecated: said.lifecycle === 'deprecated' || said.lifecycle === 'retired',
  }))
  return { models, next: has_more && last_id ? `?${new URLSearchParams({ limit: '1000', after_id: last_id })}` : null }
}
