import { type Limits, limits } from '../../../../shared/contract/limits.ts'
import { AppError } from '../../../../shared/errors.ts'

/**
 * Limits out of the database. What can't be read (someone edited it by hand) is an error and not "no limits": a brake
 * that fails must not fail open.
 */
export function limitsFrom(text: string | null): Limits {
  if (text === null) return {}
  const result = limits.safeParse(parsed(text))
  if (result.success) return result.data
  throw new AppError('data_directory_unusable', {
    message: 'The limits of a client key or a plan in the database can’t be read.',
    action: 'Correct the limits in the database, or put back a copy of it.',
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
