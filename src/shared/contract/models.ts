import { oc } from '@orpc/contract'
import { z } from 'zod'
import { wireFormats } from '../wire-formats.ts'
import { instant, reference } from './values.ts'

/** What is known of a model; null: not known. Prices in nano-dollars for a million tokens. */
export const modelView = z.object({
  /** As its provider calls it. */
  id: z.string(),
  provider: z.string(),
  title: z.string().nullable(),
  context_tokens: z.number().int().nullable(),
  output_tokens: z.number().int().nullable(),
  vision: z.boolean().nullable(),
  tools: z.boolean().nullable(),
  reasoning: z.boolean().nullable(),
  input_nano_usd: z.number().nullable(),
  output_nano_usd: z.number().nullable(),
  /** Its provider says, or said in the bundled facts, that it will go. */
  deprecated: z.boolean(),
  /** `listed` by its provider when last asked; `bundled`: known from Waybill’s own facts. */
  source: z.enum(['listed', 'bundled']),
  /** When the provider’s list first had it; null where it was there from the first list on. */
  new_since: instant.nullable(),
})
export type ModelView = z.infer<typeof modelView>

export const modelChanges = z.object({
  provider: z.string(),
  models: z.number().int().nonnegative(),
  added: z.array(z.string()),
  gone: z.array(z.string()),
  /** Used in the last 30 days, and gone or deprecated now. */
  in_use: z.array(z.string()),
  /** Why it could not be asked; null: it was. */
  problem: z.string().nullable(),
})
export type ModelChanges = z.infer<typeof modelChanges>

/** A model server on this machine. */
export const foundServer = z.object({
  kind: z.string(),
  title: z.string(),
  base_url: z.string(),
  formats: z.array(z.enum(wireFormats)),
  models: z.number().int().nonnegative(),
  /** It is a provider already, of this name. */
  provider: z.string().nullable(),
})
export type FoundServer = z.infer<typeof foundServer>

export const models = {
  list: oc.input(z.object({ provider: reference.optional() })).output(z.array(modelView)),
  /** Asks one provider, or each, for its list: one call each, which costs nothing. */
  refresh: oc.input(z.object({ provider: reference.optional() })).output(z.array(modelChanges)),
  /** Looks for Ollama, LM Studio, llama.cpp and vLLM at their usual ports of this machine. */
  find: oc.output(z.array(foundServer)),
}
