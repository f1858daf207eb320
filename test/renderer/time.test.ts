import { expect, test } from 'vitest'
import { formatClock, formatInstant, formatMoment } from '../../src/renderer/format/time.ts'

const at = new Date(2026, 10, 20, 21, 25, 51).getTime()
const dayLater = at + 24 * 60 * 60_000

test('a time is written in one way everywhere, which is the reader’s own', () => {
  const own = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(at)
  expect(formatClock(at)).toBe(own)
  expect(formatInstant(at)).toContain(own)
  expect(formatMoment(at, at)).toBe(own)
  expect(formatMoment(at, dayLater)).toContain(new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(at))
})
