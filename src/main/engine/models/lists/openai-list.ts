import { z } from 'zod'
import type { ListedModel } from '../model-facts.ts'
import { entries, fitting, flag, type ListPage, mark, modelId, said, title, tokens, words } from './list-values.ts'

/** Prices are in dollars for a token as text (OpenRouter), or in dollars for a million as a number (Together). */
const price = said(z.union([z.string().max(40), z.number()]))

/**
 * OpenAI's list says little more than ids; others say more, each in fields of its own (documentation and answers of
 * November 2026): OpenRouter `context_length`, `top_provider`, `architecture`, `supported_parameters`, `pricing`,
 * `expiration_date`; Mistral `max_context_length`, `capabilities`, `deprecation`; Groq `context_window`,
 * `max_completion_tokens`, `active`; Moonshot `supports_image_in`, `supports_reasoning`; Fireworks `supports_image_input`,
 * `supports_tools`; Together `display_name`, `pricing`; vLLM `max_model_len`; llama.cpp `meta`; OpenAI itself `shutdown_date`.
 */
const model = z.object({
  id: modelId,
  name: title,
  display_name: title,
  context_length: tokens,
  max_context_length: tokens,
  context_window: tokens,
  max_model_len: tokens,
  meta: said(z.object({ n_ctx: tokens, n_ctx_train: tokens })),
  max_completion_tokens: tokens,
  top_provider: said(z.object({ max_completion_tokens: tokens })),
  architecture: said(z.object({ input_modalities: words })),
  capabilities: said(z.object({ vision: flag, function_calling: flag, reasoning: flag })),
  supported_parameters: words,
  supports_image_in: flag,
  supports_image_input: flag,
  supports_reasoning: flag,
  supports_tools: flag,
  pricing: said(z.object({ prompt: price, completion: price, input: price, output: price })),
  shutdown_date: mark,
  expiration_date: mark,
  deprecation: mark,
  active: flag,
})
type Said = z.output<typeof model>

/** `{"data":[…]}`, or the bare list (Together). */
const page = z.union([z.object({ data: entries }).transform(({ data }) => data), entries])

export function readOpenAiList(answer: unknown): ListPage<ListedModel> | null {
  const read = page.safeParse(answer)
  return read.success ? { models: fitting(read.data, model).map(listed), next: null } : null
}

function listed(said: Said): ListedModel {
  const { capabilities: can, supported_parameters: parameters, architecture, pricing } = said
  return {
    id: said.id,
    // Mistral, and others, repeat the id.
    title: [said.display_name, said.name].find((name) => name && name !== said.id) ?? null,
    context_tokens:
      said.context_length ??
      said.max_context_length ??
      said.context_window ??
      said.max_model_len ??
      said.meta?.n_ctx ??
      said.meta?.n_ctx_train ??
      null,
    output_tokens: said.top_provider?.max_completion_tokens ?? said.max_completion_tokens ?? null,
    vision:
      architecture?.input_modalities?.includes('image') ??
      can?.vision ??
      said.supports_image_in ??
      said.supports_image_input ??
      null,
    tools: parameters?.includes('tools') ?? can?.function_calling ?? said.supports_tools ?? null,
    reasoning: parameters?.includes('reasoning') ?? can?.reasoning ?? said.supports_reasoning ?? null,
    input_nano_usd: nanoUsd(pricing?.prompt ?? pricing?.input),
    output_nano_usd: nanoUsd(pricing?.completion ?? pricing?.output),
    deprecated:
      [said.shutdown_date, said.expiration_date, said.deprecation].some((date) => typeof date === 'string') ||
      said.active === false,
  }
}

/** For a million tokens. OpenRouter says -1 where it depends. */
function nanoUsd(said: string | number | null | undefined): number | null {
  if (said === null || said === undefined || said === '') return null
  const nano = Math.round(Number(said) * (typeof said === 'string' ? 1e15 : 1e9))
  return Number.isSafeInteger(nano) && nano >= 0 ? nano : null
}
