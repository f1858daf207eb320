import { z } from 'zod'

/**
 * Values of a provider's list. It comes from outside, and is written down: ids and titles are held against a pattern, so that
 * no text hides in them, and numbers are bounded. A value that does not fit is as good as none; a model whose id does not
 * fit is none.
 */

/** A pattern that a label of the ledger has as well (meter/label.ts): what is listed can be found again in rows. */
export const modelId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:/@+~-]{0,119}$/)

export const title = said(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/@+()&’'-]{0,79}$/u))
export const tokens = said(z.number().int().positive().max(1_000_000_000))
export const flag = said(z.boolean())
/** Anything at all, where it only counts whether it is there. */
export const mark = z.unknown().optional()
export const words = said(z.array(z.string().max(100)).max(200))

/** What is not said, or not as it should be, is null. */
export function said<Type extends z.ZodType>(type: Type) {
  return type.nullish().catch(null)
}

/** Nobody has more models: OpenRouter has some 400, Hugging Face’s router 2,000. */
export const entries = z.array(z.unknown()).max(5000)

/** Each that fits. */
export function fitting<Type extends z.ZodType>(found: readonly unknown[], type: Type): z.output<Type>[] {
  return found.flatMap((each) => {
    const parsed = type.safeParse(each)
    return parsed.success ? [parsed.data] : []
  })
}

/** One page of a list, and the query of the next; null: that was all. */
export interface ListPage<Model> {
  readonly models: readonly Model[]
  readonly next: string | null
}
