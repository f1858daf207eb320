import { AppError, type AppErrorDetails, type ErrorCode } from '../../shared/errors.ts'

/** How full a key's minute is: what the limit headers of the client's dialect tell. */
export interface MinuteState {
  readonly counts: 'requests' | 'tokens'
  readonly limit: number
  readonly remaining: number
  /** Milliseconds until all of it is there again, were nothing spent until then. */
  readonly resetMs: number
}

interface LimitDetails extends AppErrorDetails {
  /** Which limit, by its name in the contract. */
  readonly limit: string
  /** How long to wait; null: waiting does not help. */
  readonly retryAfterMs: number | null
  /** Whether the client may well try again by itself; not so for a spent budget. */
  readonly isTemporary: boolean
  readonly minutes: readonly MinuteState[]
}

/** A refusal by a limit, with what the answer has to tell of it in its headers. */
export class LimitError extends AppError {
  readonly limit: string
  readonly retryAfterMs: number | null
  readonly isTemporary: boolean
  readonly minutes: readonly MinuteState[]

  constructor(code: ErrorCode & ('rate_limited' | 'budget_spent'), details: LimitDetails) {
    super(code, details)
    this.limit = details.limit
    this.retryAfterMs = details.retryAfterMs
    this.isTemporary = details.isTemporary
    this.minutes = details.minutes
  }
}
