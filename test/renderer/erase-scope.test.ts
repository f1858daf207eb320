import { expect, test } from 'vitest'
import { type EraseInput, scopeOf } from '../../src/renderer/features/privacy/erase-scope.ts'

const input: EraseInput = { scope: 'range', from: '', to: '', key: '', provider: '', project: '', confirmation: '' }
const day = (date: number) => new Date(2026, 10, date).getTime()

test('a range of days goes from the first one’s midnight to the end of the last', () => {
  expect(scopeOf({ ...input, from: '2026-11-03', to: '2026-11-05' })).toEqual({
    scope: 'range',
    since: day(3),
    before: day(6),
  })
})

test('a day left empty is no limit on its side', () => {
  expect(scopeOf({ ...input, to: '2026-11-05' })).toEqual({ scope: 'before', before: day(6) })
  expect(scopeOf({ ...input, from: '2026-11-03' })).toMatchObject({ scope: 'range', since: day(3) })
})

test.each([
  input,
  { ...input, from: '2026-11-05', to: '2026-11-03' },
  { ...input, scope: 'key' as const },
  { ...input, scope: 'provider' as const },
  { ...input, scope: 'project' as const },
])('nothing is erased of what is not chosen: %j', (chosen) => {
  expect(scopeOf(chosen)).toBeNull()
})
