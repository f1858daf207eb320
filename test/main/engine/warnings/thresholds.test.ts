import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { abnormality } from '../../../../src/main/engine/warnings/abnormal.ts'
import { forecastOf } from '../../../../src/main/engine/warnings/forecast.ts'
import { passedStep } from '../../../../src/main/engine/warnings/thresholds.ts'

describe('the step of a budget', () => {
  it.each([
    [0, null],
    [49, null],
    [50, 50],
    [79, 50],
    [80, 80],
    [99, 80],
    [100, 100],
    [250, 100],
  ])('is, with %i of 100 spent, %s', (spent, step) => {
    expect(passedStep({ spent, limit: 100 })).toBe(step)
  })

  it('is none of a budget of nothing', () => {
    expect(passedStep({ spent: 5, limit: 0 })).toBeNull()
  })
})

describe('abnormal use', () => {
  const calm = Array.from({ length: 20 }, () => ({ requests: 100, cost_nano_usd: 1_000_000_000 }))
  const use = { requests: 0, cost_nano_usd: 0, refusalsInARow: 0 }

  it('is five times the busiest hour of the key’s own history', () => {
    expect(abnormality({ ...use, requests: 500 }, calm)).toBeNull()
    expect(abnormality({ ...use, requests: 501 }, calm)).toEqual({ kind: 'abnormal_rate', figure: 501, reference: 100 })
    expect(abnormality({ ...use, cost_nano_usd: 5_000_000_001 }, calm)).toEqual({
      kind: 'abnormal_cost',
      figure: 5_000_000_001,
      reference: 1_000_000_000,
    })
  })

  it('is not said of a key with hardly any history, nor of small change', () => {
    expect(abnormality({ ...use, requests: 5000 }, calm.slice(0, 9))).toBeNull()
    const cents = calm.map((hour) => ({ ...hour, cost_nano_usd: 1000 }))
    expect(abnormality({ ...use, cost_nano_usd: 1_999_999_999 }, cents)).toBeNull()
  })

  it('is fifty refusals in a row, even of a new key', () => {
    expect(abnormality({ ...use, refusalsInARow: 49 }, [])).toBeNull()
    expect(abnormality({ ...use, refusalsInARow: 50 }, [])?.kind).toBe('refusals')
  })
})

describe('the forecast of the month', () => {
  const dollars = (usd: number) => usd * 1e9

  it('is what is spent and the mean of the whole days for the days to come', () => {
    const days = new Map([
      ['2026-11-18', dollars(1)],
      ['2026-11-19', dollars(3)],
      ['2026-11-20', dollars(1)],
    ])
    // Mean 2; 5 spent; 1 more today; 10 days left.
    expect(forecastOf(days, '2026-11-20')).toEqual({
      month: '2026-11',
      so_far_nano_usd: dollars(5),
      expected_nano_usd: dollars(26),
      days_counted: 2,
    })
  })

  it('is not given on the first day', () => {
    expect(forecastOf(new Map([['2026-11-01', 5]]), '2026-11-01').expected_nano_usd).toBeNull()
    expect(forecastOf(new Map(), '2026-11-20')).toMatchObject({ so_far_nano_usd: 0, expected_nano_usd: null })
  })

  it('knows how long February is', () => {
    const days = new Map([['2028-02-01', dollars(1)]])
    expect(forecastOf(days, '2028-02-02').expected_nano_usd).toBe(dollars(29))
  })

  test('never falls below what is spent', () => {
    const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat(1e12))), day, (spent, today) => {
        const { so_far_nano_usd, expected_nano_usd } = forecastOf(new Map(spent), today)
        expect(expected_nano_usd ?? so_far_nano_usd).toBeGreaterThanOrEqual(so_far_nano_usd)
      }),
    )
  })
})
