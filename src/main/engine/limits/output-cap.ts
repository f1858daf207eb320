/**
 * Where the formats cap an answer's length, and say how many answers they want. Gemini's servers take either spelling
 * (protobuf's JSON mapping); the Interactions API writes the second.
 */
const CAPS: ReadonlySet<string> = new Set([
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  'generationConfig.maxOutputTokens',
  'generationConfig.max_output_tokens',
  'generation_config.max_output_tokens',
  'generation_config.maxOutputTokens',
])
const COUNTS: ReadonlySet<string> = new Set([
  'n',
  'best_of',
  'generationConfig.candidateCount',
  'generationConfig.candidate_count',
  'generation_config.candidate_count',
  'generation_config.candidateCount',
])

export const outputCapFields: readonly string[] = [...CAPS, ...COUNTS]

export interface OutputCap {
  /** True where the field is one of ours. */
  take(path: string, value: unknown): boolean
  /** Tokens, over all the answers that are asked for; null: no cap is set. */
  tokens(): number | null
}

export function readOutputCap(): OutputCap {
  const caps = new Map<string, number | null>()
  const counts = new Map<string, number | null>()
  return {
    take(path, value) {
      const found = CAPS.has(path) ? caps : COUNTS.has(path) ? counts : null
      // A field that stands twice: the last one counts, as it does for the providers' parsers.
      found?.set(path, wholeNumber(value))
      return found !== null
    },
    tokens() {
      // Two caps of different names: which one its provider takes can't be told, so the larger.
      const known = [...caps.values()].filter((cap) => cap !== null)
      const answers = [...counts.values()].filter((count) => count !== null)
      return known.length === 0 ? null : Math.max(...known) * Math.max(1, ...answers)
    },
  }
}

/** Text that is a number is one to protobuf's parsers. 0 and less mean "no cap" to many local servers. */
function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.ceil(number) : null
}
