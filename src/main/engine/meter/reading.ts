import type { Usage } from '../../../shared/exchange-row.ts'

/** There are about a dozen in all; a server that makes up a new one in each chunk shall fill neither memory nor row. */
const MOST_REASONS = 16

/** What an answer has said so far, and what was counted of it: figures and labels, and of the content nothing. */
export interface Reading {
  /** As reported; null: nothing was. */
  usage: Usage | null
  /** Tokens of output that have passed and that no report covers: an estimate. */
  unreported: number
  /** The event or body at hand reports its output: what it says need not be counted. */
  isCovered: boolean
  /** The report is from before there was output; another is to overwrite it (Anthropic's message_start). */
  isPreliminary: boolean
  responseModel: unknown
  finishReasons: Set<unknown>
  serviceTier: unknown
  errorType: unknown
  /** Its own name at the provider, and how it stands (jobs.ts). */
  id: unknown
  status: unknown
  /** A stream tells of something that goes on without it; null: it is no stream, whose end would be its job's as well. */
  isBackground: boolean | null
}

export function startReading(): Reading {
  return {
    usage: null,
    unreported: 0,
    isCovered: false,
    isPreliminary: false,
    responseModel: null,
    finishReasons: new Set(),
    serviceTier: null,
    errorType: null,
    id: null,
    status: null,
    isBackground: null,
  }
}

/** Usage is cumulative in every format: a report takes the place of the one before it, and of what was counted since. */
export function report(reading: Reading, usage: Usage): void {
  if (Object.values(usage).every((figure) => figure === null)) return
  // Servers that do not count fill the fields in with zeros.
  if (usage.input_tokens === 0 && usage.output_tokens === 0 && reading.unreported > 0) return
  reading.usage = usage
  reading.isPreliminary = false
  if (usage.output_tokens === null) return
  reading.unreported = 0
  reading.isCovered = true
}

/** Takes note of a label, if it is one. */
export function noteModel(reading: Reading, value: unknown): void {
  if (typeof value === 'string' && value !== '') reading.responseModel = value
}

/** `auto` is what was asked for: which tier it became is said at the end. */
export function noteTier(reading: Reading, value: unknown): void {
  if (typeof value === 'string' && value !== 'auto') reading.serviceTier = value
}

export function noteReason(reading: Reading, value: unknown): void {
  if (typeof value === 'string' && reading.finishReasons.size < MOST_REASONS) reading.finishReasons.add(value)
}
