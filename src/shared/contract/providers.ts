import { oc } from '@orpc/contract'
import { z } from 'zod'
import { dialects } from '../exchange-row.ts'
import { done, providerName, secret } from './values.ts'

export const providerKind = z.object({
  kind: z.string(),
  title: z.string(),
  base_url: z.string(),
  needs_key: z.boolean(),
  /** It has no address of its own: one must be given. */
  needs_base_url: z.boolean(),
  dialects: z.array(z.enum(dialects)),
  /** Where a user makes a key, and what the provider says that it does with data. */
  key_page: z.string().nullable(),
  policy_page: z.string().nullable(),
})
export type ProviderKind = z.infer<typeof providerKind>

export const providerView = z.object({
  name: z.string(),
  /** What the ledger calls it (`provider_name` of its exchanges), e.g. gcp.gemini. */
  ledger_name: z.string(),
  kind: z.string(),
  title: z.string(),
  base_url: z.string(),
  dialects: z.array(z.enum(dialects)),
  key_state: z.enum(['ready', 'missing', 'locked', 'not_needed']),
  key_last4: z.string().nullable(),
  created_at: z.number().int(),
  last_used_at: z.number().int().nullable(),
  last_status_code: z.number().int().nullable(),
  /** Median of the last exchanges that it completed. */
  latency_ms: z.number().nullable(),
})
export type ProviderView = z.infer<typeof providerView>

export const providerTestResult = z.object({
  ok: z.boolean(),
  status_code: z.number().int().nullable(),
  latency_ms: z.number().nullable(),
  /** What it means and what to do, in a sentence; never a word of the provider's answer. */
  message: z.string(),
})
export type ProviderTestResult = z.infer<typeof providerTestResult>

export const providers = {
  kinds: oc.output(z.array(providerKind)),
  list: oc.output(z.array(providerView)),
  /** Adds a provider; an existing name has its key replaced, and its base URL if one is given. */
  add: oc
    .input(
      z.object({
        kind: z.string(),
        name: providerName.optional(),
        base_url: z.string().max(2000).optional(),
        key: secret.optional(),
        allow_http: z.boolean().optional(),
      }),
    )
    .output(providerView),
  /** Makes one call to the provider (its list of models, which costs nothing). */
  test: oc.input(z.object({ name: z.string() })).output(providerTestResult),
  remove: oc.input(z.object({ name: z.string() })).output(done),
}
