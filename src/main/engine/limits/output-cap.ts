import type { Place } from '../exchange.ts'

/** Gemini's servers take either spelling of either name (protobuf's JSON mapping). */
const GEMINI_CAPS = ['generationConfig', 'generation_config'].flatMap((config) => [
  `${config}.maxOutputTokens`,
  `${config}.max_output_tokens`,
])

/** Where an endpoint's own format caps an answer's length: another format's field its servers may pass over. */
function capsAt({ endpoint, operation }: Pick<Place, 'endpoint' | 'operation'>): readonly string[] {
  if (operation === 'generate_content') return GEMINI_CAPS
  if (endpoint.endsWith('/responses')) return ['max_output_tokens']
  return endpoint.endsWith('/chat/completions') ? ['max_completion_tokens', 'max_tokens'] : ['max_tokens']
}

const COUNTS: ReadonlySet<string> = new Set([
  'n',
  'best_of',
  'generationConfig.candidateCount',
  'generationConfig.candidate_count',
  'generation_config.candidate_count',
  'generation_config.candidateCount',
  'parameters.sampleCount',
])
const SECONDS: ReadonlySet<string> = new Set(['seconds', 'parameters.durationSeconds'])

export const outputCapFields: readonly string[] = [
  'max_tokens',
  'max_completion_tokens',
  'max_output_tokens',
  ...GEMINI_CAPS,
  ...COUNTS,
  ...SECONDS,
]
const FIELDS: ReadonlySet<string> = new Set(outputCapFields)

/**
 * Far more than any model makes. Larger figures, which a server may well clamp, would cost more than can be told exactly: and
 * what has no price is held against no budget.
 */
export const MOST_OUTPUT_TOKENS = 10_000_000
const MOST_ANSWERS = 10_000
const MOST_SECONDS = 86_400

/** What a request says of the size of its answer. */
export interface AskedOutput {
  readonly outputCap: number | null
  readonly answers: number
  readonly filmSeconds: number | null
}

export const nothingAsked: AskedOutput = { outputCap: null, answers: 1, filmSeconds: null }

export interface OutputCapReader {
  /** True where the field is one of ours. */
  take(path: string, value: unknown): boolean
  asked(): AskedOutput
}

export function readOutputCap(place: Pick<Place, 'endpoint' | 'operation'>): OutputCapReader {
  const values = new Map<string, number | null>()
  const largest = (paths: Iterable<string>): number | null => {
    const known = [...paths].map((path) => values.get(path) ?? null).filter((value) => value !== null)
    return known.length === 0 ? null : Math.max(...known)
  }
  return {
    take(path, value) {
      // A field that stands twice: the last one counts, as it does for the providers' parsers.
      if (FIELDS.has(path)) values.set(path, wholeNumber(value))
      return FIELDS.has(path)
    },
    asked() {
      // Two caps of different names: which one its provider takes can't be told, so the larger.
      const cap = largest(capsAt(place))
      const answers = Math.min(largest(COUNTS) ?? 1, MOST_ANSWERS)
      const seconds = largest(SECONDS)
      return {
        outputCap: cap === null ? null : Math.min(cap * answers, MOST_OUTPUT_TOKENS),
        answers,
        filmSeconds: seconds === null ? null : Math.min(seconds, MOST_SECONDS),
      }
    },
  }
}

/** Text that is a number is one to protobuf's parsers. 0 and less mean "no cap" to many local servers. */
function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number > 0 ? Math.ceil(number) : null
}
