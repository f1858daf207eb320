import { expect, test } from 'vitest'
import { cutoffs } from '../../../src/main/engine/retention.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 21, 12)
const days = (retention_days: number, totals_retention_days: number, events_retention_days = 30) =>
  cutoffs({ retention_days, totals_retention_days, events_retention_days }, NOW)

test('each category has a retention of its own', () => {
  expect(days(90, 730)).toEqual({
    exchangesBefore: NOW - 90 * DAY_MS,
    totalsBefore: NOW - 730 * DAY_MS,
    eventsBefore: NOW - 30 * DAY_MS,
  })
})

test('totals stay as long as the exchanges that they add up', () => {
  expect(days(90, 0).totalsBefore).toBe(NOW - 90 * DAY_MS)
})

test('"do not keep" keeps nothing, of today neither', () => {
  const { exchangesBefore, totalsBefore, eventsBefore } = days(0, 0, 0)
  expect([exchangesBefore, eventsBefore]).toEqual([NOW, NOW])
  expect(totalsBefore).toBeGreaterThan(NOW + DAY_MS)
})
