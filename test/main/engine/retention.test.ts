import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cutoffs, keepRetention, type RetentionNeeds } from '../../../src/main/engine/retention.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const NOW = Date.UTC(2026, 10, 21, 12)
const kept = {
  retention_days: 90,
  totals_retention_days: 730,
  events_retention_days: 30,
  security_events_retention_days: 20,
  outbound_retention_days: 10,
}

test('each category has a retention of its own', () => {
  expect(cutoffs(kept, NOW)).toEqual({
    exchangesBefore: NOW - 90 * DAY_MS,
    totalsBefore: NOW - 730 * DAY_MS,
    eventsBefore: NOW - 30 * DAY_MS,
    securityEventsBefore: NOW - 20 * DAY_MS,
    outboundBefore: NOW - 10 * DAY_MS,
  })
})

test('totals stay as long as the exchanges that they add up', () => {
  expect(cutoffs({ ...kept, totals_retention_days: 0 }, NOW).totalsBefore).toBe(NOW - 90 * DAY_MS)
})

test('"do not keep" keeps nothing, of today neither', () => {
  const none = Object.fromEntries(Object.keys(kept).map((name) => [name, 0])) as typeof kept
  const { exchangesBefore, totalsBefore, ...others } = cutoffs(none, NOW)
  expect(new Set(Object.values(others))).toEqual(new Set([NOW]))
  // Of this hour neither.
  expect(exchangesBefore).toBeGreaterThan(NOW + 60 * MINUTE_MS)
  expect(totalsBefore).toBeGreaterThan(NOW + DAY_MS)
})

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

function start(settings: () => typeof kept) {
  const runs: number[] = []
  const needs: RetentionNeeds = {
    settings,
    // Asked as the test has it then.
    clock: { now: () => Date.now(), tick: () => performance.now() },
    expire: async () => runs.push(Date.now()),
    expired: () => {},
  }
  return { runs, retention: keepRetention(needs) }
}

test('what is too old goes at the start and every hour', async () => {
  const { runs, retention } = start(() => kept)
  await vi.advanceTimersByTimeAsync(125 * MINUTE_MS)
  expect(runs).toEqual([NOW, NOW + 60 * MINUTE_MS, NOW + 120 * MINUTE_MS])
  expect(retention.nextPurgeAt()).toBe(NOW + 180 * MINUTE_MS)
  retention.stop()
  await vi.advanceTimersByTimeAsync(120 * MINUTE_MS)
  expect(runs).toHaveLength(3)
})

test('what is not to be kept is gone within a minute, from the minute on in which the user says so', async () => {
  let settings = kept
  const { runs, retention } = start(() => settings)
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS)
  expect(runs).toHaveLength(1)
  settings = { ...kept, outbound_retention_days: 0 }
  await vi.advanceTimersByTimeAsync(3 * MINUTE_MS)
  expect(runs.slice(1)).toEqual([11, 12, 13].map((minute) => NOW + minute * MINUTE_MS))
  retention.stop()
})

test('a clock that is set back does not put the next purge off', async () => {
  const { runs, retention } = start(() => kept)
  await vi.advanceTimersByTimeAsync(0)
  vi.setSystemTime(NOW - 30 * DAY_MS)
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  expect(runs).toEqual([NOW, NOW - 30 * DAY_MS + MINUTE_MS])
  retention.stop()
})

test('a clock that leaps ahead takes nothing with it: it is said, and all goes on when the clock is back', async () => {
  const { runs, retention } = start(() => kept)
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS)
  vi.setSystemTime(NOW + 40 * DAY_MS)
  await vi.advanceTimersByTimeAsync(120 * MINUTE_MS)
  expect(runs).toEqual([NOW])
  expect(retention.nextPurgeAt()).toBeNull()
  expect(retention.notices()).toMatchObject([{ code: 'clock_leapt', message: expect.stringContaining('40 days') }])
  vi.setSystemTime(NOW + 130 * MINUTE_MS)
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  expect(runs).toEqual([NOW, NOW + 131 * MINUTE_MS])
  expect(retention.notices()).toEqual([])
  retention.stop()
})

test('a weekend asleep is no leap, nor is a clock that was wrong for a while behind', async () => {
  const { runs, retention } = start(() => kept)
  vi.setSystemTime(NOW + 3 * DAY_MS)
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  vi.setSystemTime(NOW - 300 * DAY_MS)
  await vi.advanceTimersByTimeAsync(MINUTE_MS)
  vi.setSystemTime(NOW + 3 * DAY_MS + 2 * MINUTE_MS)
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS)
  expect(runs.length).toBeGreaterThanOrEqual(4)
  expect(retention.notices()).toEqual([])
  retention.stop()
})

test('what is not to be kept at all goes whatever the clock says', async () => {
  const { runs, retention } = start(() => ({ ...kept, retention_days: 0 }))
  vi.setSystemTime(NOW + 400 * DAY_MS)
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS)
  expect(runs).toHaveLength(3)
  retention.stop()
})
