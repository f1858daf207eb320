import { type Limits, limits } from '../../../../shared/contract/limits.ts'

/** Of a key whose limits or whose plan can't be read: a brake that fails must not fail open, nor keep Waybill from starting. */
export const nothingPasses: Limits = { requests_per_minute: 0 }

/** Limits as they stand in the database; null: someone has edited them by hand, and they can't be read. */
export function readLimits(text: string | null): Limits | null {
  if (text === null) return {}
  return limits.safeParse(parsed(text)).data ?? null
}

export function limitsFrom(text: string | null): Limits {
  return readLimits(text) ?? nothingPasses
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
