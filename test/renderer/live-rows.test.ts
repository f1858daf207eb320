import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEvents, mergeRows } from '../../src/renderer/data/live-rows.ts'
import type { ExchangeEvent } from '../../src/shared/contract/usage.ts'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'

function row(id: number, changes: Partial<ExchangeRow> = {}): ExchangeRow {
  const nothing = { error_type: null, request_model: 'gpt-5', response_model: null, provider_name: 'openai' }
  return { ...nothing, id: String(id).padStart(4, '0'), started_at: id, ended_by: null, ...changes } as ExchangeRow
}
const closed = (id: number) => row(id, { ended_by: 'complete', status_code: 200 })
const event = (it: ExchangeRow): ExchangeEvent => ({ type: it.ended_by === null ? 'opened' : 'closed', row: it })

describe('the list of exchanges', () => {
  test('shows a row as closed once anything said so, in whatever order the news came', () => {
    const news = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 60 })
    fc.assert(
      fc.property(news, news, (events, fetched) => {
        const rows = events.map(([id, isClosed]) => (isClosed ? closed(id) : row(id)))
        const pages = [...new Map(fetched.map(([id, isClosed]) => [id, isClosed ? closed(id) : row(id)])).values()]
        const merged = mergeRows(pages, applyEvents([], rows.map(event)), {})
        const told = [...rows, ...pages]
        for (const shown of merged) {
          const everClosed = told.some(({ id, ended_by }) => id === shown.id && ended_by !== null)
          expect(shown.ended_by !== null).toBe(everClosed)
        }
        expect(merged.map(({ id }) => id)).toEqual([...new Set(told.map(({ id }) => id))].sort().reverse())
      }),
    )
  })

  test('drops a running row out of “running” when it settles', () => {
    const live = applyEvents([row(1)], [event(closed(1))])
    expect(mergeRows([row(1)], live, { outcome: 'running' })).toEqual([])
  })

  test('finds a model by any part of what was asked for or what answered', () => {
    const rows = [row(1), row(2, { response_model: 'gpt-5-2026-08-07' }), row(3, { request_model: null })]
    expect(mergeRows(rows, [], { model: '2026' }).map(({ started_at }) => started_at)).toEqual([2])
    expect(mergeRows(rows, [], { model: 'GPT' })).toHaveLength(2)
  })
})
