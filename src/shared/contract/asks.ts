import { z } from 'zod'

/** What Waybill asks of a provider, or keeps from it, on the user's behalf; each a switch of its own. */
export const asks = z.object({
  /** `store: false` to those who keep requests and answers for later unless they are told not to. */
  no_store: z.boolean(),
  /** `provider.data_collection: "deny"`: OpenRouter then routes only to who does not collect. */
  deny_data_collection: z.boolean(),
  /** Takes out `x-stainless-*`, the user agent's detail, the organisation and the like. */
  strip_identifying_headers: z.boolean(),
  /** A keyed hash, stable for each client key, in place of `user`, `safety_identifier` and `metadata.user_id`. */
  pseudonyms: z.boolean(),
})
export type Asks = z.infer<typeof asks>
export type AskName = keyof Asks

export const askNames = Object.keys(asks.shape) as readonly AskName[]

/** What is left out is as the level above has it: a client key's word stands before its provider's, which is off by itself. */
export const someAsks = asks.partial()
export type SomeAsks = z.infer<typeof someAsks>

/** null gives a switch back to the level above. */
export const asksPatch = z.object({
  no_store: z.boolean().nullable().optional(),
  deny_data_collection: z.boolean().nullable().optional(),
  strip_identifying_headers: z.boolean().nullable().optional(),
  pseudonyms: z.boolean().nullable().optional(),
})
export type AsksPatch = z.infer<typeof asksPatch>
