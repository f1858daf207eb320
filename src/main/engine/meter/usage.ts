import type { Usage } from '../../../shared/exchange-row.ts'

export const noUsage: Usage = {
  input_tokens: null,
  output_tokens: null,
  cache_read_input_tokens: null,
  cache_creation_input_tokens: null,
  cache_creation_1h_input_tokens: null,
  reasoning_output_tokens: null,
  input_audio_tokens: null,
  output_audio_tokens: null,
  input_image_tokens: null,
  output_image_tokens: null,
  cache_read_input_audio_tokens: null,
  cache_read_input_image_tokens: null,
  web_search_requests: null,
  media_units: null,
}

/**
 * More than a thousand times what any model takes or makes in one exchange, and so little that nine million such exchanges
 * can be added up exactly: a server that reports nonsense must not make the sums above it unreadable.
 */
const MOST_TOKENS = 1e9
/** A day of sound or film. */
const MOST_SECONDS = 86_400

/** A count of tokens as providers write it; anything else is none. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MOST_TOKENS ? value : null
}

/** Seconds, as a number or its text; anything else is none (JSON's 1e999 is infinity, and less than nothing opens a budget). */
export function seconds(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number <= MOST_SECONDS ? number : null
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

/** The sum of what was reported; null where nothing was. */
export function sum(...counts: readonly (number | null)[]): number | null {
  const known = counts.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

/** Two usages as one; what neither says stays unknown. */
export function added(one: Usage, other: Usage): Usage {
  const total = { ...one }
  for (const name of Object.keys(noUsage) as (keyof Usage)[]) total[name] = sum(one[name], other[name])
  return total
}
