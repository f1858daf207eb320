import { wallTime } from '../../format/wall-time.ts'

/** How an exchange ended, or that it has not; `unpriced`: nobody knows what it cost. */
export const outcomes = ['ok', 'error', 'running', 'unpriced'] as const
export type OutcomeFilter = (typeof outcomes)[number]

/** Everything that the address says of this screen: what is shown can be sent as a link. */
export interface LiveSearch {
  readonly provider?: string
  readonly key?: string
  /** An empty text: those without one. So it is with a tool. */
  readonly project?: string
  readonly tool?: string
  readonly outcome?: OutcomeFilter
  /** A part of its name; behind `=`, the whole name, and nothing for those without one. */
  readonly model?: string
  /** First and last day or hour of the reader's calendar: 2026-11-21, 2026-11-21T14. */
  readonly from?: string
  readonly to?: string
  /** The exchange whose details are open. */
  readonly exchange?: string
}
export type LiveFilter = Omit<LiveSearch, 'exchange'>

function text(value: unknown): string | undefined {
  // The router reads a number out of `model=4`.
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said.length <= 200 ? said : undefined
}

const notEmpty = (value: unknown) => text(value) || undefined
const wall = (value: unknown) => (wallTime(value) === null ? undefined : String(value))

export function liveSearch(search: Record<string, unknown>): LiveSearch {
  const read = {
    provider: notEmpty(search.provider),
    key: notEmpty(search.key),
    project: text(search.project),
    tool: text(search.tool),
    outcome: outcomes.find((known) => known === search.outcome),
    model: notEmpty(search.model),
    from: wall(search.from),
    to: wall(search.to),
    exchange: notEmpty(search.exchange),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
