import type { UsageGroup } from '../../../shared/contract/usage.ts'
import { dayName, startOfDay } from '../../format/time.ts'

type Figures = Pick<
  UsageGroup,
  | 'requests'
  | 'errors'
  | 'input_tokens'
  | 'output_tokens'
  | 'cache_read_input_tokens'
  | 'cost_nano_usd'
  | 'unpriced_requests'
>

export interface Day extends Figures {
  readonly at: number
}

const nothing: Figures = {
  requests: 0,
  errors: 0,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cost_nano_usd: 0,
  unpriced_requests: 0,
}

/** One entry for each calendar day up to today, also for those on which nothing happened; oldest first. */
export function fillDays(groups: readonly UsageGroup[], now: number, count: number): Day[] {
  const byDay = new Map(groups.map(({ group, ...figures }) => [group, figures]))
  return Array.from({ length: count }, (_, index) => {
    const at = startOfDay(now, count - 1 - index)
    return { at, ...(byDay.get(dayName(at)) ?? nothing) }
  })
}
