import { expect, test } from 'vitest'
import { emptyKey, keyChangesOf, keyInputOf, newKeyOf } from '../../src/renderer/features/client-keys/key-input.ts'
import type { ClientKeyView } from '../../src/shared/contract/client-keys.ts'

const limited = (limits: Partial<typeof emptyKey.limits>) => ({
  ...emptyKey,
  name: 'tool',
  limits: { ...emptyKey.limits, ...limits },
})

test('a new key has the limits that were filled in, dollars to the last digit, and no others', () => {
  const filled = {
    ...limited({ budget_day_nano_usd: ' $0.10', allow_models: ['gpt-5*', 'o3'] }),
    expires: '2026-11-23T09:30',
  }
  expect(newKeyOf(filled)).toEqual({
    name: 'tool',
    limits: { budget_day_nano_usd: 100_000_000, allow_models: ['gpt-5*', 'o3'] },
    expires_at: new Date(2026, 10, 23, 9, 30).getTime(),
  })
  expect(newKeyOf({ ...emptyKey, name: 'tool' })).toEqual({ name: 'tool' })
})

test('a limit of nothing is a limit: it lets nothing pass', () => {
  expect(newKeyOf(limited({ requests_per_minute: '0' })).limits).toEqual({ requests_per_minute: 0 })
})

const key: ClientKeyView = {
  id: 'k1',
  name: 'tool',
  project: 'website',
  prefix: 'sk-wb-…',
  created_at: 0,
  last_used_at: null,
  revoked_at: null,
  expires_at: new Date(2026, 10, 23, 9, 30, 17).getTime(),
  suspended_at: null,
  suspended_reason: null,
  requests: 0,
  private: false,
  secret_scan: 'warn',
  asks: {},
  plan: 'team',
  own_limits: { requests_per_minute: 9, budget_day_nano_usd: 1_234_567_891, allow_models: ['o3'] },
  limits: {},
  left: [],
}

test('an edited key sends what was changed and nothing else, so that what somebody else changes stays', () => {
  const shown = keyInputOf(key)
  expect(shown.limits.budget_day_nano_usd).toBe('1.234567891')
  expect(keyChangesOf(key, shown)).toEqual({ id: 'k1' })
  expect(keyChangesOf(key, { ...shown, limits: { ...shown.limits, concurrency: '2' } })).toEqual({
    id: 'k1',
    limits: { concurrency: 2 },
  })
})

test('an emptied field takes away what was there', () => {
  const limits = { ...keyInputOf(key).limits, requests_per_minute: '', allow_models: [] }
  const emptied = { ...keyInputOf(key), project: ' ', secretScan: '' as const, plan: '', expires: '', limits }
  expect(keyChangesOf(key, emptied)).toEqual({
    id: 'k1',
    project: null,
    secret_scan: null,
    plan: null,
    expires_at: null,
    limits: { requests_per_minute: null, allow_models: null },
  })
})
