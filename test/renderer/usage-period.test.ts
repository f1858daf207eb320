import { expect, test } from 'vitest'
import { periodOf } from '../../src/renderer/features/usage/period.ts'
import { ticksOf } from '../../src/renderer/features/usage/step-names.ts'
import { usageSearch } from '../../src/renderer/features/usage/usage-search.ts'

const now = new Date(2026, 10, 21, 14, 30).getTime()
const named = (search: Parameters<typeof periodOf>[0]) => periodOf(search, now).buckets.map(({ name }) => name)

test('today has an hour for each that has begun', () => {
  expect(named({ range: 'today' })).toHaveLength(15)
  expect(named({ range: 'today' }).at(-1)).toBe('2026-11-21T14')
})

test('ranges end today, and twelve months with this one', () => {
  expect(named({ range: '7d' })).toEqual([15, 16, 17, 18, 19, 20, 21].map((day) => `2026-11-${day}`))
  expect(named({})).toHaveLength(30)
  expect([named({ range: '12m' })[0], named({ range: '12m' }).length]).toEqual(['2025-12', 12])
})

test('days of one’s own: the last included, none to come, and never the wrong way about', () => {
  const { since, until, buckets } = periodOf({ from: '2026-10-30', to: '2026-11-02' }, now)
  expect(buckets.map(({ name }) => name)).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'])
  expect([since, until]).toEqual([new Date(2026, 9, 30).getTime(), new Date(2026, 10, 3).getTime()])
  expect(periodOf({ from: '2026-11-20', to: '2027-01-01' }, now).until).toBeNull()
  expect(named({ from: '2026-11-10', to: '2026-11-01', step: 'day' })).toHaveLength(24)
  expect(named({ from: '2027-01-01', step: 'day' })[0]).toBe('2026-11-21T00')
})

test('hours are offered of two weeks, days of four hundred; a step that is not possible is none', () => {
  expect(periodOf({ from: '2026-11-08' }, now).steps).toEqual(['hour', 'day'])
  expect(periodOf({ from: '2026-11-07' }, now).steps).toEqual(['day'])
  expect(periodOf({ range: '90d', step: 'hour' }, now).step).toBe('day')
  expect(periodOf({ from: '2020-01-01', step: 'day' }, now).step).toBe('month')
})

test('below the chart as many steps have a name as there is room for, evenly, today among them', () => {
  const ticks = (search: Parameters<typeof periodOf>[0], width: number) => {
    const { buckets, step } = periodOf(search, now)
    return ticksOf(buckets, step, width)
  }
  expect(ticks({ range: '7d' }, 1000)).toHaveLength(7)
  expect(ticks({ range: '30d' }, 1000)).toHaveLength(10)
  expect(ticks({ range: '30d' }, 300)).toHaveLength(5)
  // Hours of several days are longer, as the day is among their names.
  expect(ticks({ range: 'today' }, 1000).length).toBeGreaterThan(ticks({ range: '7d', step: 'hour' }, 1000).length)
  // The last one is moved in, and has to leave room for the one before it.
  const hours = ticks({ range: '7d', step: 'hour' }, 1000)
  const perTick = 1000 / periodOf({ range: '7d', step: 'hour' }, now).buckets.length
  expect((((hours.at(-1) ?? 0) - (hours.at(-2) ?? 0)) / 3_600_000) * perTick).toBeGreaterThanOrEqual(150)
  const year = ticks({ range: '12m', step: 'day' }, 1000)
  expect(year).toHaveLength(15)
  expect(year.at(-1)).toBe(new Date(2026, 10, 21).getTime())
  expect(year.at(-2)).toBe(new Date(2026, 9, 27).getTime())
})

test('an address says what differs from the defaults; nonsense is not heard', () => {
  expect(usageSearch({ range: '30d', by: 'model', metric: 'price', view: 'chart', up: 'yes' })).toEqual({})
  expect(usageSearch({ from: '2026-02-30', to: '2026-03-01', step: 'week' })).toEqual({})
  const said = { from: '2026-02-01', by: 'project', metric: 'errors', sort: 'name', up: true, project: '' }
  expect(usageSearch({ ...said, range: '7d' })).toEqual(said)
})
