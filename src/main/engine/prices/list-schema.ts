import type { MatchLogic, ModelInfo } from '@pydantic/genai-prices'
import { z } from 'zod'

/**
 * The published list, as far as it is used. It comes from the network: everything in it is bounded, and what is not named
 * here is dropped. Its expressions are run over the names of models, so they may be none that takes for ever.
 */

const id = z.string().regex(/^[\x21-\x7e]{1,200}$/)
const text = z.string().min(1).max(200)

/** USD for a million tokens, a thousand searches, an hour. The dearest of 2026 is 600. */
const price = z.number().nonnegative().max(100_000)
const tiered = z.object({
  base: price,
  tiers: z.array(z.object({ start: z.number().int().nonnegative().max(1e9), price })).max(20),
})
const modelPrice = z
  .record(z.string().regex(/^[a-z][a-z0-9_]{1,60}$/), z.union([price, tiered]))
  .refine((prices) => Object.keys(prices).length <= 60)

const date = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/)
/** The published file says what kind of constraint it is by its fields alone. */
const constraint = z.union([
  z.strictObject({ start_date: date, type: z.literal('start_date').default('start_date') }),
  z.strictObject({ start_time: time, end_time: time, type: z.literal('time_of_date').default('time_of_date') }),
])
const conditional = z.union([
  z.strictObject({ constraint, prices: modelPrice }),
  z.strictObject({ prices: modelPrice }),
])

/**
 * No repeated groups, no back references, and few places in which an expression has a choice: over the 120 characters of a
 * name the worst that is left takes a million steps, some milliseconds.
 */
const MOST_CHOICES = 3
const expression = z
  .string()
  .max(200)
  .refine((source) => {
    if (/\)[*+{]|\\[1-9k]/.test(source)) return false
    // Without what is escaped, and the question marks that only say what kind of group it is.
    const bare = source.replace(/\\./g, '').replace(/\(\?[:!=]/g, '(')
    if ((bare.match(/[*+?|]|\{\d*,/g) ?? []).length > MOST_CHOICES) return false
    try {
      return new RegExp(source) !== null
    } catch {
      return false
    }
  })

const leaf = z.union([
  z.strictObject({ equals: text }),
  z.strictObject({ starts_with: text }),
  z.strictObject({ ends_with: text }),
  z.strictObject({ contains: text }),
  z.strictObject({ regex: expression }),
])
/** `and` and `or` of leaves, and of one another to the depth that the list needs: a schema that ends can't be outgrown. */
const grown = (inner: z.ZodType<MatchLogic>): z.ZodType<MatchLogic> =>
  z.union([
    leaf,
    z.strictObject({ or: z.array(inner).min(1).max(100) }),
    z.strictObject({ and: z.array(inner).min(1).max(100) }),
  ])
const match = grown(grown(grown(leaf)))

export const modelSchema: z.ZodType<ModelInfo> = z.object({
  id,
  match,
  prices: z.union([modelPrice, z.array(conditional).min(1).max(50)]),
  deprecated: z.boolean().default(false),
  context_window: z.number().int().positive().max(1e9).exactOptional(),
})

/** Its models are looked at one by one. */
export const providerSchema = z.object({ id, name: text, models: z.array(z.unknown()).max(5000) })
