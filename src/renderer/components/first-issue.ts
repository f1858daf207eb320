import type { z } from 'zod'
import { engineWords } from '../languages/engine-words.ts'

/** For a form's `validate`: true, or what the contract's own schema has against the value. */
export function firstIssue(schema: z.ZodType, value: unknown): true | string {
  const checked = schema.safeParse(value)
  return checked.success || engineWords(checked.error.issues[0]?.message ?? checked.error.message)
}
