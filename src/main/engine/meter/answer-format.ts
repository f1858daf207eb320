import type { Usage } from '../../../shared/exchange-row.ts'

/** What an answer has said so far. Later reports overwrite earlier ones: usage is cumulative in every format. */
export interface Reading {
  usage: Usage | null
  responseModel: unknown
  finishReasons: Set<unknown>
  serviceTier: unknown
  errorType: unknown
}

/** How one wire format reports what an exchange used. Plain answers and stream events are read by the same paths. */
export interface AnswerFormat {
  /** Where to look (scan/json-fields). */
  readonly paths: readonly string[]
  /** Takes note of one field. */
  read(path: string, value: unknown, reading: Reading): void
  /** Whether a stream's event can hold anything of interest: most are pieces of text, and need no reading. */
  isTelling(event: string | undefined, data: string): boolean
  /** Whether this is the last event of a stream. */
  isLast(event: string | undefined, data: string): boolean
}
