import { describe, expect, it } from 'vitest'
import { nanoUsd } from '../../../src/main/cli/nano-usd.ts'

describe('a price in dollars', () => {
  it('is taken exactly', () => {
    const amounts = ['0', '1', '$2.50', '0.15', '0.1', '0.000000001', '0.0028', '999999.999999999']
    expect(amounts.map(nanoUsd)).toEqual([0, 1e9, 2_500_000_000, 150_000_000, 1e8, 1, 2_800_000, 999_999_999_999_999])
  })

  it.each(['', '-1', '1e3', 'free', '1.0000000001', '1,5', '1234567', '.5', '1.', ' 1', '0x1', 'NaN'])(
    'is not taken as %j',
    (text) => expect(() => nanoUsd(text)).toThrow('Write US dollars'),
  )
})
