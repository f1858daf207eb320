import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as lists from '../../src/renderer/features/live/exchange-list.ts'
import { matches, questionOf } from '../../src/renderer/features/live/live-question.ts'
import type { ExchangeEvent } from '../../src/shared/contract/usage.ts'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'

function row(id: number, changes: Partial<ExchangeRow> = {}): ExchangeRow {
  const nothing = { error_type: null, request_model: 'gpt-5', response_model: null, provider_name: 'openai' }
  return { ...nothing, id: String(id).padStart(6, '0'), started_at: id, ended_by: null, ...changes } as ExchangeRow
}
const closed = (id: number) => row(id, { ended_by: 'complete', status_code: 200 })
const event = (it: ExchangeRow): ExchangeEvent => ({ type: it.ended_by === null ? 'opened' : 'closed', row: it })
const every = () => true
const idsOf = (rows: readonly ExchangeRow[]) => rows.map(({ id }) => id)

describe('the list of exchanges', () => {
  test('shows a row as closed once anything said so, in whatever order the news came', () => {
    const told = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 60 })
    fc.assert(
      fc.property(told, fc.integer({ min: 1, max: 9 }), (news, size) => {
        const rows = news.map(([id, isClosed]) => (isClosed ? closed(id) : row(id)))
        let list = lists.begun({ rows: [], next: null }, 0)
        for (let from = 0; from < rows.length; from += size) {
          list = lists.withEvents(list, rows.slice(from, from + size).map(event), every, true)
        }
        expect(idsOf(list.rows)).toEqual([...new Set(idsOf(rows))].sort().reverse())
        for (const shown of list.rows) {
          const everClosed = rows.some(({ id, ended_by }) => id === shown.id && ended_by !== null)
          expect(shown.ended_by !== null).toBe(everClosed)
        }
      }),
    )
  })

  test('holds one stretch without a gap, wherever it is moved, and no more than its share', () => {
    const world = Array.from({ length: 9000 }, (_, index) => closed(9000 - index))
    const places = world.length
    const below = (id: string) => world.findIndex((one) => one.id < id)
    const page = (from: number, size = 200) => {
      const rows = from < 0 ? [] : world.slice(from, from + size)
      return { rows, next: from >= 0 && from + size < places ? (rows.at(-1)?.id ?? null) : null }
    }
    const above = (id: string) => {
      const until = id === '' ? places : world.findIndex((one) => one.id === id)
      const rows = world.slice(Math.max(0, until - 200), until)
      return { rows, next: until > 200 ? (rows[0]?.id ?? null) : null }
    }
    const move = fc.oneof(
      fc.constantFrom('older', 'older', 'older', 'newer', 'newer', 'oldest', 'newest'),
      fc.integer({ min: 0, max: places - 1 }),
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        let list = lists.withPlaces(lists.begun(page(0), 0), places)
        for (const way of moves) {
          if (typeof way === 'number') list = lists.movedTo(list, way, page(way))
          else if (way === 'oldest') list = lists.endedWith(list, above(''))
          else if (way === 'newest') list = lists.begun(page(0), lists.placesOf(list))
          else if (way === 'older' && list.older !== null) list = lists.withOlder(list, page(below(list.older)))
          else if (way === 'newer' && list.newer !== null) list = lists.withNewer(list, above(list.newer), null)
          const first = world.findIndex(({ id }) => id === list.rows[0]?.id)
          expect(idsOf(list.rows)).toEqual(idsOf(world.slice(first, first + list.rows.length)))
          expect(list.rows.length).toBeLessThanOrEqual(lists.MOST_ROWS)
          expect(list.older === null).toBe(list.rows.at(-1)?.id === world.at(-1)?.id)
          if (list.newer === null) expect([first, list.above]).toEqual([0, 0])
          expect(Math.abs(lists.placesOf(list) - places)).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  test('while nothing may move, counts what came once each, and lets what is there settle', () => {
    const begun = lists.begun({ rows: [row(2), closed(1)], next: null }, 2)
    const first = lists.withEvents(begun, [event(row(3)), event(closed(2))], every, false)
    const list = lists.withEvents(first, [event(closed(3)), event(row(4))], every, false)
    expect(idsOf(list.rows)).toEqual(['000002', '000001'])
    expect(list.rows[0]?.ended_by).toBe('complete')
    expect(list.waiting).toBe(2)
  })

  test('drops a running row out of “running” when it settles, and no longer counts it where it waits', () => {
    const question = questionOf({ outcome: 'running' })
    const only = (it: ExchangeRow) => matches(it, question)
    const begun = lists.begun({ rows: [row(1)], next: null }, 1)
    const held = lists.withEvents(begun, [event(row(2)), event(row(3))], only, false)
    const list = lists.withEvents(held, [event(closed(1)), event(closed(2))], only, false)
    expect([list.rows, list.waiting]).toEqual([[], 1])
  })

  test('finds a model by any part of what was asked for or what answered, or by its whole name', () => {
    const rows = [row(1), row(2, { response_model: 'gpt-5-2026-08-07' }), row(3, { request_model: null })]
    const found = (model: string) => rows.filter((it) => matches(it, questionOf({ model }))).map(({ id }) => Number(id))
    expect(found('2026')).toEqual([2])
    expect(found('GPT')).toEqual([1, 2])
    expect(found('=gpt-5')).toEqual([1])
  })
})
