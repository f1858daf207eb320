import { expect, test } from 'vitest'
import { emptyKey, newKeyOf } from '../../src/renderer/features/client-keys/key-input.ts'

const now = Date.UTC(2026, 10, 21)

test('a new key has the limits that were filled in, dollars to the last digit, and no others', () => {
  const filled = { ...emptyKey, name: 'tool', budgetDay: ' $0.10', expiresDays: '2', allowModels: 'gpt-5*, o3\n\n' }
  expect(newKeyOf(filled, now)).toEqual({
    name: 'tool',
    limits: { budget_day_nano_usd: 100_000_000, allow_models: ['gpt-5*', 'o3'] },
    expires_at: now + 2 * 86_400_000,
  })
  expect(newKeyOf({ ...emptyKey, name: 'tool' }, now)).toEqual({ name: 'tool' })
})

test('a limit of nothing is a limit: it lets nothing pass', () => {
  expect(newKeyOf({ ...emptyKey, name: 'tool', requestsPerMinute: '0' }, now).limits).toEqual({
    requests_per_minute: 0,
  })
})
