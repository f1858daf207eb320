import type { Usage } from '../../../shared/exchange-row.ts'
import { jobOf } from './jobs.ts'
import type { Reading } from './reading.ts'
import { noUsage } from './usage.ts'

/** What is estimated where nothing was reported. All else (pictures, sound, what nobody charges for) can't be told from outside. */
const ESTIMATED: Readonly<Record<string, 'text' | 'input' | 'turn' | undefined>> = {
  chat: 'text',
  text_completion: 'text',
  generate_content: 'text',
  embeddings: 'input',
  realtime: 'turn',
}

export function isCounted(operation: string): boolean {
  return ESTIMATED[operation] === 'text'
}

export interface Outcome {
  readonly operation: string
  /** null: there was no answer. */
  readonly statusCode: number | null
  /** Its content was of a kind, and in a compression, that we read. */
  readonly isReadable: boolean
  readonly inputTokens: () => number
}

export type Used = Usage & { readonly usage_source: 'reported' | 'estimated' | 'none' }

/**
 * What an exchange used: as reported, where a report covers all that passed; else with an estimate of what no report
 * says. An error that reports nothing used nothing.
 */
export function usedBy(reading: Reading, outcome: Outcome): Used {
  const { usage, isPreliminary } = reading
  const unreported = Math.ceil(reading.unreported)
  const kind = ESTIMATED[outcome.operation]
  const asReported = { ...(usage ?? noUsage), usage_source: usage === null ? 'none' : 'reported' } as const
  if (kind === undefined || !mayBeCharged(reading, outcome)) return asReported
  switch (kind) {
    case 'input':
      if (usage !== null && usage.input_tokens !== null) return asReported
      return { ...asReported, usage_source: 'estimated', input_tokens: outcome.inputTokens() }
    case 'turn':
      if (unreported === 0) return asReported
      return { ...asReported, usage_source: 'estimated', output_tokens: (usage?.output_tokens ?? 0) + unreported }
    case 'text': {
      if (usage !== null && usage.input_tokens !== null && unreported === 0 && !isPreliminary) return asReported
      const reported = usage?.output_tokens ?? 0
      return {
        ...asReported,
        usage_source: 'estimated',
        input_tokens: usage?.input_tokens ?? outcome.inputTokens(),
        output_tokens: isPreliminary ? Math.max(reported, unreported) : reported + unreported,
      }
    }
    default:
      return kind satisfies never
  }
}

/** Without an answer, the request was at work nevertheless: who leaves while a provider reads pays for what it has read. */
function mayBeCharged(reading: Reading, { statusCode, isReadable }: Outcome): boolean {
  const { usage, unreported, errorType } = reading
  if (statusCode === null) return true
  // It goes on, and will be asked for: what it used is told then.
  if (jobOf(reading)?.isRunning) return false
  if (statusCode >= 300) return false
  if (errorType !== null && usage === null && unreported === 0) return false
  return isReadable
}
