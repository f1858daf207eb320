import { useCallback, useEffect, useEffectEvent, useMemo, useReducer, useRef } from 'react'
import type { ExchangeEvent, ExchangeSearch } from '../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { useApi } from '../../data/api.tsx'
import * as lists from './exchange-list.ts'
import { type LiveQuestion, matches, questionOf } from './live-question.ts'
import type { LiveFilter } from './live-search.ts'
import { findPlaces, type Places } from './places.ts'

/** Rows of one answer: some screens full. */
const PAGE = 200
const LARGEST_PAGE = 1000
/** Fewer than a screen shows: a search goes on by itself. */
const FEW = 60

/** Where to: on from what is held, to an end of the list, around a place in it, or what is held once more. */
export type Way = 'newest' | 'older' | 'newer' | 'oldest' | 'again' | { readonly place: number }

interface Session {
  readonly abort: AbortController
  /** What is being asked for; null: nothing. */
  asking: AbortController | null
  places: Places | null
  /** While the newest are asked for, what happens: it may be in the answer, or not. */
  meanwhile: ExchangeEvent[] | null
  /** Where nothing moves, the newest that may be shown. */
  upTo: string | null
}
const newSession = (): Session => ({
  abort: new AbortController(),
  asking: null,
  places: null,
  meanwhile: null,
  upTo: null,
})

interface State {
  readonly list: lists.ExchangeList
  /** Nothing has been answered yet. */
  readonly isNew: boolean
  readonly error: unknown
}
type Change = null | { readonly error: unknown } | ((list: lists.ExchangeList) => lists.ExchangeList)

const EMPTY: State = { list: lists.NOTHING, isNew: true, error: null }

function changed(state: State, change: Change): State {
  if (change === null) return EMPTY
  if (typeof change === 'object') return { ...state, error: change.error }
  const list = change(state.list)
  return list === state.list && !state.isNew && state.error === null ? state : { list, isNew: false, error: null }
}

/**
 * The exchanges that pass the filters: recorded ones, fetched where the reader is, and those that happen meanwhile. While it
 * `follows`, new ones come on top; else nothing moves, and they are counted.
 */
export function useExchangeList(filter: LiveFilter, follows: boolean) {
  const { client, exchangeEvents } = useApi()
  const asked = JSON.stringify(questionOf(filter))
  const question = useMemo(() => JSON.parse(asked) as LiveQuestion, [asked])
  const [state, dispatch] = useReducer(changed, EMPTY)
  const current = useRef(state.list)
  current.current = state.list
  const session = useRef<Session>(newSession())

  const go = useCallback(
    async (way: Way) => {
      const mine = session.current
      // One question at a time: where the reader is by then decides what is asked next. An end of the list does not wait, and
      // what was asked for before it is dropped: its answer would put the list back.
      if (mine.asking !== null && way !== 'newest' && way !== 'oldest') return
      mine.asking?.abort()
      const asking = new AbortController()
      mine.asking = asking
      mine.meanwhile = way === 'newest' ? [] : null
      const signal = AbortSignal.any([mine.abort.signal, asking.signal])
      const isAskedFor = (row: ExchangeRow) => matches(row, question)
      const search = (more: Partial<ExchangeSearch>) =>
        client.usage.search({ ...question, limit: PAGE, ...more }, { signal })
      const tell = (change: Change) => {
        if (!signal.aborted) dispatch(change)
      }
      const { older, newer, rows } = current.current
      try {
        if (way === 'newest') {
          const found = await search({})
          const meanwhile = mine.meanwhile ?? []
          tell((list) => lists.withEvents(lists.begun(found, lists.placesOf(list)), meanwhile, isAskedFor, true))
          mine.upTo = found.rows[0]?.id ?? null
        } else if (way === 'older' && older !== null) {
          const found = await search({ before_id: older })
          tell((list) => (list.older === older ? lists.withOlder(list, found) : list))
        } else if (way === 'newer' && newer !== null) {
          const found = await search({ after_id: newer })
          tell((list) => (list.newer === newer ? lists.withNewer(list, found, mine.upTo) : list))
        } else if (way === 'oldest') {
          const found = await search({ after_id: '' })
          tell((list) => lists.endedWith(list, found))
        } else if (way === 'again' && rows.length > 0) {
          const found = await search({ before_id: `${rows[0]?.id}~`, limit: Math.min(rows.length, LARGEST_PAGE) })
          tell((list) => lists.renewed(list, found))
        } else if (typeof way === 'object' && mine.places !== null) {
          const found = await search({ until: Math.floor(mine.places.momentOf(way.place)) })
          // Fewer than was thought: what is down there is the end.
          const end = found.rows.length > 0 ? null : await search({ after_id: '' })
          tell((list) => (end === null ? lists.movedTo(list, way.place, found) : lists.endedWith(list, end)))
        }
      } catch (error) {
        tell({ error })
      } finally {
        if (mine.asking === asking) {
          mine.asking = null
          mine.meanwhile = null
        }
      }
    },
    [client, question],
  )

  // Another question is another list.
  useEffect(() => {
    const mine = newSession()
    session.current = mine
    dispatch(null)
    void go('newest')
    return () => mine.abort.abort()
  }, [go])

  const onNews = useEffectEvent((events: readonly ExchangeEvent[] | null) => {
    if (events === null) {
      void go(follows || state.list.rows.length === 0 ? 'newest' : 'again')
      return
    }
    session.current.meanwhile?.push(...events)
    dispatch((list) => lists.withEvents(list, events, (row) => matches(row, question), follows))
  })
  useEffect(() => exchangeEvents.subscribe((news) => onNews(news)), [exchangeEvents])

  const { list, isNew, error } = state
  const isMore = list.older !== null || list.newer !== null
  useEffect(() => {
    const mine = session.current
    if (!isMore || mine.places !== null) return
    findPlaces(client, question, mine.abort.signal).then(
      (places) => {
        mine.places = places
        if (places !== null && !mine.abort.signal.aborted) dispatch((now) => lists.withPlaces(now, places.count))
      },
      // The list can be read without; where the engine is away, the list says so.
      () => {},
    )
  }, [client, question, isMore])

  const isSearching = !isNew && error === null && list.older !== null && list.rows.length < FEW
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer that is not enough leads to the next question
  useEffect(() => {
    if (isSearching) void go('older')
  }, [isSearching, list, go])

  // A reader who comes back to the newest finds there what waited.
  const isBehind = follows && !isNew && (list.waiting > 0 || list.newer !== null)
  useEffect(() => {
    if (isBehind) void go('newest')
  }, [isBehind, go])
  useEffect(() => {
    const { newer, rows } = current.current
    if (!follows) session.current.upTo = newer === null ? (rows[0]?.id ?? null) : null
  }, [follows])

  return { list, isNew, error, isSearching, go }
}
