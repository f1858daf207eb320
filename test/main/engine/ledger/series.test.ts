import { expect, test } from 'vitest'
import type { UsageSeriesQuestion } from '../../../../src/main/engine/ledger/queries/usage-series.ts'
import { finished, NOON } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

const DAY_MS = 86_400_000
const question: UsageSeriesQuestion = {
  since: 0,
  by: 'model',
  step: 'day',
  measure: 'cost_nano_usd',
  top: 2,
  filter: {},
  includeSandbox: false,
}

/** Model, day from the first, cost and latency; the last one still runs. */
const traffic = [
  ['big', 0, 50, 1000],
  ['big', 2, 30, 3000],
  ['middle', 0, 20, 500],
  ['middle', 0, 20, 500],
  ['middle', 2, 1, 500],
  ['small', 1, 7, 100],
  ['free', 3, 0, 100],
] as const

async function filled() {
  const ledger = await temporaryLedger()
  for (const [model, day, cost, latency] of traffic) {
    const fields = { response_model: model, provider_name: 'openai', project: model === 'big' ? 'website' : null }
    const figures = { cost_nano_usd: cost, latency_ms: latency, time_to_first_chunk_ms: latency / 10 }
    ledger.close(finished({ ...fields, ...figures, started_at: NOON + day * DAY_MS }))
  }
  ledger.close(finished({ provider_name: 'sandbox', response_model: 'sandbox', cost_nano_usd: 0 }))
  const { ended_by: _, ...running } = finished({ response_model: 'small', started_at: NOON + 4 * DAY_MS })
  ledger.open({ ...running, ended_by: null })
  return ledger
}

const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']

test('the largest groups step by step, and all of them together', async () => {
  const ledger = await filled()
  expect(await ledger.series(question)).toEqual({
    steps: days,
    sums: [90, 7, 31, 0, 0],
    groups: [
      { group: 'big', values: [50, 0, 30, 0, 0] },
      { group: 'middle', values: [40, 0, 1, 0, 0] },
    ],
  })
  const months = await ledger.series({ ...question, by: 'project', step: 'month', measure: 'requests', top: 5 })
  expect(months).toEqual({
    steps: ['2026-11'],
    sums: [8],
    groups: [
      { group: '', values: [6] },
      { group: 'website', values: [2] },
    ],
  })
})

test('what runs is a request, of one name as of all, by the hour as by the day', async () => {
  const ledger = await filled()
  const small = { ...question, measure: 'requests', filter: { model: 'small', project: '' } } as const
  expect(await ledger.series(small)).toEqual({
    steps: [days[1], days[4]],
    sums: [1, 1],
    groups: [{ group: 'small', values: [1, 1] }],
  })
  const hours = await ledger.series({ ...small, step: 'hour', since: NOON + DAY_MS, until: NOON + 2 * DAY_MS })
  expect(hours).toMatchObject({ sums: [1], groups: [{ group: 'small', values: [1] }] })
  expect(hours.steps).toEqual([expect.stringContaining(`${days[1]}T`)])
})

test('how fast answers were does not add up: of the most used, and nothing where nothing was measured', async () => {
  const ledger = await filled()
  const { steps, sums, groups } = await ledger.series({ ...question, measure: 'latency_p90', top: 1 })
  expect({ steps, sums }).toEqual({ steps: [days[0], days[2]], sums: null })
  expect(groups).toEqual([{ group: 'middle', values: [expect.closeTo(500, -2), expect.closeTo(500, -2)] }])
  const first = await ledger.series({ ...question, measure: 'first_chunk_p50', filter: { model: 'big' } })
  expect(first.groups[0]?.values.map((ms) => Math.round((ms ?? 0) / 50))).toEqual([2, 6])
})

test('of nothing there is nothing', async () => {
  const ledger = await temporaryLedger()
  expect(await ledger.series(question)).toEqual({ steps: [], sums: [], groups: [] })
  expect(await ledger.series({ ...question, measure: 'latency_p50' })).toEqual({ steps: [], sums: null, groups: [] })
})
