import type { Dialect } from '../../../shared/exchange-row.ts'
import type { RequestKind } from '../../../shared/request-kinds.ts'
import type { ClientFormat } from '../../../shared/wire-formats.ts'

/** All of a request by which its way is found. */
export interface Question {
  readonly dialect: Dialect
  /** null: nothing of it could be translated. */
  readonly format: ClientFormat | null
  /** Named by the path. */
  readonly provider: string | null
  readonly model: string | null
  readonly clientKeyId: string
  readonly project: string | null
  readonly kind: RequestKind | null
  /** An estimate, made when a rule asks for it. */
  readonly inputTokens: () => number
  /** Files, jobs and the like live where they were made: of a list of targets, such a request goes to the first alone. */
  readonly isMovable: boolean
}
