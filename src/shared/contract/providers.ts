import { oc } from '@orpc/contract'
import { z } from 'zod'
import { dialects } from '../exchange-row.ts'
import { clientFormats, wireFormats } from '../wire-formats.ts'
import { asksPatch, someAsks } from './asks.ts'
import { done, instant, providerName, reference, secret } from './values.ts'

export const providerKind = z.object({
  kind: z.string(),
  title: z.string(),
  base_url: z.string(),
  needs_key: z.boolean(),
  /** It has no address of its own: one must be given. */
  needs_base_url: z.boolean(),
  /** What its key has to look like; null: like any. */
  key_note: z.string().nullable(),
  /** What such a one looks like; null: like any. */
  base_url_example: z.string().nullable(),
  dialects: z.array(z.enum(dialects)),
  /** What it answers requests for text in, best first: clients of another format are translated to the first. */
  formats: z.array(z.enum(wireFormats)),
  /** Where a user makes a key, and what the provider says that it does with data. */
  key_page: z.string().nullable(),
  policy_page: z.string().nullable(),
  /** Where the company that runs it is; null where it is on the user's own machine, or not known. */
  region: z.string().nullable(),
})
export type ProviderKind = z.infer<typeof providerKind>

/** Which of several keys a request goes by: the first that is free, or each in turn. */
export const keyUses = ['order', 'spread'] as const
export type KeyUse = (typeof keyUses)[number]

/** The provider refused it, its account is spent, it reached a limit, or its server fails. */
const restReason = z.enum(['refused', 'spent', 'limited', 'failing'])

export const providerKeyView = z.object({
  id: z.string(),
  last4: z.string().nullable(),
  state: z.enum(['ready', 'missing', 'locked', 'resting']),
  /** While it rests. */
  resting_because: restReason.nullable(),
  /** Not used before, as long as another can be. */
  resting_until: instant.nullable(),
  created_at: instant,
})
export type ProviderKeyView = z.infer<typeof providerKeyView>

export const providerView = z.object({
  name: z.string(),
  /** What the ledger calls it (`provider_name` of its exchanges), e.g. gcp.gemini. */
  ledger_name: z.string(),
  kind: z.string(),
  title: z.string(),
  base_url: z.string(),
  dialects: z.array(z.enum(dialects)),
  /** What it answers requests for text in, best first. */
  formats: z.array(z.enum(wireFormats)),
  /** The user says so; else it is what its kind speaks. */
  formats_set: z.boolean(),
  /** Of its keys the best: `resting` where none is free. */
  key_state: z.enum(['ready', 'resting', 'missing', 'locked', 'not_needed']),
  /** Where nothing of it is free, its key or, without one, itself: when the first will be, and why that one rests. */
  resting_until: instant.nullable(),
  resting_because: restReason.nullable(),
  key_use: z.enum(keyUses),
  asks: someAsks,
  /** In their order of use. */
  keys: z.array(providerKeyView),
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
  /**
   * Adds a provider; an existing name has its base URL replaced if one is given, and its key if one is given: where it has
   * several, all of them by this one. At another origin, keys have to be given again.
   */
  add: oc
    .input(
      z.object({
        kind: reference,
        name: providerName.optional(),
        base_url: z.string().max(2000).optional(),
        key: secret.optional(),
        allow_http: z.boolean().optional(),
      }),
    )
    .output(providerView),
  update: oc
    .input(
      z.object({
        name: reference,
        key_use: z.enum(keyUses).optional(),
        asks: asksPatch.optional(),
        /** What this server speaks, best first; null: what its kind does. */
        formats: z
          .array(z.enum(clientFormats))
          .min(1, 'Name a format.')
          .max(clientFormats.length)
          .nullable()
          .optional(),
      }),
    )
    .output(providerView),
  keys: {
    list: oc.input(z.object({ name: reference })).output(z.array(providerKeyView)),
    /** Behind those that are there. */
    add: oc.input(z.object({ name: reference, key: secret })).output(providerKeyView),
    remove: oc.input(z.object({ name: reference, id: reference })).output(done),
  },
  /** Makes one call to the provider (its list of models, which costs nothing), by this one of its keys, else by the first. */
  test: oc.input(z.object({ name: reference, key_id: reference.optional() })).output(providerTestResult),
  remove: oc.input(z.object({ name: reference })).output(done),
}
