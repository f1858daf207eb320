import { expect, test } from 'vitest'
import { currentWarnings } from '../../src/renderer/features/overview/current-warnings.ts'
import type { Warning } from '../../src/shared/contract/warnings.ts'

const now = new Date(2026, 10, 21, 12).getTime()
const yesterday = new Date(2026, 10, 20, 12).getTime()
const lastMonth = new Date(2026, 9, 31, 12).getTime()

function warning(id: string, changes: Partial<Warning> = {}): Warning {
  const of = { kind: 'budget', scope: 'key', subject: 'a', budget_window: 'day', unit: 'usd' } as const
  const figures = { percent: 50, figure: 1, reference: 2, suspended: false, message: '', action: '' }
  return { id, at: now, ...of, ...figures, ...changes }
}
const shown = (all: readonly Warning[], read: readonly string[] = []) =>
  currentWarnings(all, read, now).map(({ id }) => id)

test('what was warned of yesterday is shown no longer, but for a budget of this month', () => {
  const month = { budget_window: 'month' } as const
  const all = [
    warning('today'),
    warning('month', { ...month, at: yesterday }),
    warning('yesterday', { at: yesterday, subject: 'b' }),
    warning('rate', { kind: 'abnormal_rate', budget_window: null, at: yesterday }),
    warning('last month', { ...month, at: lastMonth, subject: 'b' }),
  ]
  expect(shown(all)).toEqual(['today', 'month'])
})

test('of a budget only the last step is shown, and what was put aside takes the steps before along', () => {
  const steps = [warning('100', { percent: 100 }), warning('80', { percent: 80 }), warning('50')]
  expect(shown(steps)).toEqual(['100'])
  expect(shown(steps, ['100'])).toEqual([])
  // The next step after the one that was put aside is news.
  expect(shown(steps, ['80'])).toEqual(['100'])
})
