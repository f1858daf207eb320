import { describe, expect, test } from 'vitest'
import { dollars, speechIn } from '../../src/main/shell/texts/texts.ts'

describe('the language of the desktop', () => {
  test.each([
    ['system', ['de-AT', 'en'], 'Beenden', 'de-AT'],
    ['system', ['fr-FR', 'zh-CN', 'en'], '退出', 'zh-CN'],
    // Taiwan and Hong Kong write another script.
    ['system', ['zh-TW', 'de'], 'Beenden', 'de'],
    ['system', ['pl-PL'], 'Quit', 'en'],
    ['system', ['C', 'POSIX', ''], 'Quit', 'en'],
    ['system', [], 'Quit', 'en'],
    ['de', ['en-GB', 'de-CH'], 'Beenden', 'de-CH'],
    ['de', ['en-GB'], 'Beenden', 'de'],
    ['zh', [], '退出', 'zh-CN'],
    ['en', ['de-DE'], 'Quit', 'en'],
  ] as const)('%s on a system that prefers %j', (choice, preferred, quit, locale) => {
    const speech = speechIn(choice, preferred)
    expect([speech.texts.quit_short, speech.locale]).toEqual([quit, locale])
  })

  test('money is written as the reader writes it', () => {
    expect(dollars(1_234_560_000_000, 'en')).toBe('$1,234.56')
    expect(dollars(4_200_000, 'en')).toBe('$0.0042')
    expect(dollars(0, 'en')).toBe('$0.00')
    expect(dollars(1_234_560_000_000, 'zh-CN')).toBe('$1,234.56')
    expect(dollars(1_234_560_000_000, 'de')).toBe('1.234,56\u00a0$')
  })
})
