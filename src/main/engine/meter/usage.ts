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

/** A count of tokens as providers write it; anything else is none. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
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
