import type { z } from 'zod'
import { firstIssue } from './first-issue.ts'

/** For a form's `validate`: an empty field is well, then comes the way it is written, then the contract. */
export function checked<T>(read: (text: string) => T | null, unreadable: string, schema: z.ZodType) {
  return (text: string): true | string => {
    if (text.trim() === '') return true
    const value = read(text)
    return value === null ? unreadable : firstIssue(schema, value)
  }
}
