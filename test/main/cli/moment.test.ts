import { describe, expect, it } from 'vitest'
import { parseMoment } from '../../../src/main/cli/moment.ts'

const NOW = new Date(2026, 10, 20, 15, 30).getTime()

describe('a time on the command line', () => {
  it.each([
    ['7d', NOW - 7 * 86_400_000],
    ['24h', NOW - 86_400_000],
    ['90m', NOW - 5_400_000],
    ['2w', NOW - 14 * 86_400_000],
    ['99999w', 0],
    ['2026-11-20', new Date(2026, 10, 20).getTime()],
    ['2024-02-29', new Date(2024, 1, 29).getTime()],
    ['2026-11-20T12:00:00Z', Date.UTC(2026, 10, 20, 12)],
    ['2026-11-20T12:00:00+02:00', Date.UTC(2026, 10, 20, 10)],
  ])('%s is understood', (text, instant) => {
    expect(parseMoment(text, NOW)).toBe(instant)
  })

  it.each([
    '',
    '7',
    'd',
    '-7d',
    '7 d',
    '1.5d',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '20/11/2026',
    '2026',
  ])('%j is not guessed at', (text) => {
    expect(parseMoment(text, NOW)).toBeNull()
  })
})
