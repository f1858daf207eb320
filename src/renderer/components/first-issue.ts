import type { z } from 'zod'

/** For a form's `validate`: true, or what the contract's own schema has against the value. */
export function firstIssue(schema: z.ZodType, value: unknown): true | string {
  const checked = schema.safeParse(value)
  return checked.success || (checked.error.issues[0]?.message ?? checked.error.message)
}
