import { expect, test } from 'vitest'
import { restartDelayMs } from '../../src/main/shell/restart-delay.ts'

test('an engine is back within a second at first, and never waited for longer than half a minute', () => {
  expect([1, 2, 3, 6, 7, 8, 50].map(restartDelayMs)).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000, 30_000])
})
