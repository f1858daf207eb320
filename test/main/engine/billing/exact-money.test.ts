import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseExactJson } from '../../../../src/main/engine/billing/exact-json.ts'
import { exactDollars, nanoDollars } from '../../../../src/main/engine/billing/exact-money.ts'

const nano = (text: string, unit: 0 | -2 = 0): number | null => {
  const exact = exactDollars(text, unit)
  return exact === null ? null : nanoDollars(exact)
}

describe('an amount on a bill', () => {
  it.each([
    ['0.06', 0, 60_000_000],
    ['0.8958740000000000', 0, 895_874_000],
    ['8.1e-05', 0, 81_000],
    ['1E+2', 0, 100_000_000_000],
    ['123.78912', -2, 1_237_891_200],
    ['0.00000005', -2, 1],
    ['0.00000004', -2, 0],
    ['-0.5', 0, -500_000_000],
    ['1000000', 0, 1e15],
  ] as const)('%s (unit %i) is %i nano-dollars', (text, unit, expected) => {
    expect(nano(text, unit)).toBe(expected)
  })

  it.each(['', ' 1', '1,5', '0x10', 'NaN', 'Infinity', '1e999', '1e99', '1000000.01', '9'.repeat(21), '1.', '--1'])(
    'is refused where it is no amount: %s',
    (text) => {
      expect(nano(text)).toBeNull()
    },
  )

  it('adds up without a float’s error: three times 0.1 is 0.3', () => {
    const tenth = exactDollars('0.1000000004', 0) ?? 0n
    // Each alone would be rounded down; together they are 1.2 nano-dollars more.
    expect(nanoDollars(tenth + tenth + tenth)).toBe(300_000_001)
  })
})

test('whatever whole number of nano-dollars is written as a decimal, the same number is read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e15 }), (amount) => {
      const digits = String(amount).padStart(10, '0')
      expect(nano(`${digits.slice(0, -9)}.${digits.slice(-9)}`)).toBe(amount)
    }),
  )
})

test('a number in JSON is read as it is written, not as a float would have it', () => {
  const text = '{"amount":{"value":0.10000000000000000555},"count":2,"list":[{"value":1e-7},{"value":"0.06"}]}'
  expect(parseExactJson(text, ['value'])).toEqual({
    amount: { value: '0.10000000000000000555' },
    count: 2,
    list: [{ value: '1e-7' }, { value: '0.06' }],
  })
  expect(
    parseExactJson('{ "value" :\n -1.50 , "text": "\\"value\\": 1", "v\\"value": 2, "x": ["value"] }', ['value']),
  ).toEqual({
    value: '-1.50',
    text: '"value": 1',
    'v"value': 2,
    x: ['value'],
  })
  for (const broken of ['{"value":1-2x}', '{"value":}', '{"value"1}', '{"a":"value":1}']) {
    expect(() => parseExactJson(broken, ['value'])).toThrow(SyntaxError)
  }
})
