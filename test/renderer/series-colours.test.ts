import { describe, expect, test } from 'vitest'
import { rememberedLooks } from '../../src/renderer/features/usage/series-colours.ts'

const month = ['claude-sonnet-4-5', 'gpt-5-mini', 'gemini-2.5-flash', 'gpt-5.1-codex', 'claude-haiku-4-5']

/** Each shown name's colour; the others together are null's. */
function shown() {
  const looksOf = rememberedLooks()
  return (names: readonly (string | null)[]) =>
    new Map(looksOf(names, 'model').map(({ colour }, index) => [names[index], colour]))
}

describe('a model’s colour', () => {
  test('is the same whatever its rank, also in another window', () => {
    const first = shown()(month)
    expect(new Set(first.values()).size).toBe(5)
    const turned = shown()([...month.toReversed(), null])
    for (const name of month) expect(turned.get(name)).toBe(first.get(name))
  })

  test('stays when others come and go', () => {
    const show = shown()
    const before = show(month)
    const after = show(['gpt-6', ...month.slice(0, 4), null])
    for (const name of month.slice(0, 4)) expect(after.get(name)).toBe(before.get(name))
    expect(show(month)).toEqual(before)
  })

  test('is no other’s that is shown with it, however many were shown before', () => {
    const show = shown()
    const many = Array.from({ length: 40 }, (_, index) => `model-${index}`)
    for (let start = 0; start < 36; start += 1) {
      const together = [...many.slice(start, start + 5), null]
      expect(new Set(show(together).values()).size).toBe(6)
    }
    expect(new Set(show(['model-0', 'model-7', 'model-20', 'model-33', 'model-39']).values()).size).toBe(5)
  })
})
