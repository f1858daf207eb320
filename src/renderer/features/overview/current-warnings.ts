import type { Warning } from '../../../shared/contract/warnings.ts'
import { dayName } from '../../format/time.ts'

/** Of one budget only the last step counts: at 100 %, 50 and 80 are no news. */
function subjectOf({ kind, scope, subject, budget_window, unit }: Warning): string {
  return [kind, scope, subject, budget_window, unit].join(' ')
}

/** Those that still hold: of today, or of a budget of this month. Newest first, each subject once. */
export function currentWarnings(all: readonly Warning[], read: readonly string[], now: number): Warning[] {
  const today = dayName(now)
  const told = new Set<string>()
  return all.filter((warning) => {
    const day = dayName(warning.at)
    const holds = day === today || (warning.budget_window === 'month' && day.slice(0, 7) === today.slice(0, 7))
    const subject = subjectOf(warning)
    if (!holds || told.has(subject)) return false
    // One that was read takes those before it along.
    told.add(subject)
    return !read.includes(warning.id)
  })
}
