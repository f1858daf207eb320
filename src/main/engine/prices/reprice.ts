import { setImmediate } from 'node:timers/promises'
import type { Repricing } from '../../../shared/contract/prices.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { matchesGlob } from '../glob.ts'
import type { Cost } from './cost.ts'

/** Between two slices whatever waits in the event loop has its turn. Each row that changes is a commit of its own. */
const SLICE_ROWS = 100
const SLICE_MS = 5
const TOLD_EVERY_ROWS = 2000

export interface RepriceNeeds {
  /** Rows after an id, oldest first, as they are at this moment. */
  readonly rowsAfter: (id: string, since: number, limit: number) => readonly ExchangeRow[]
  readonly costOf: (row: ExchangeRow) => Cost
  readonly amend: (row: ExchangeRow) => void
}

export interface RepriceScope {
  /** UTC milliseconds. */
  readonly since?: number | undefined
  /** A pattern for the model that answered. */
  readonly model?: string | undefined
}

/** Prices past exchanges again. A row is read and written in one turn of the event loop: what a purge took stays gone. */
export async function* reprice(needs: RepriceNeeds, scope: RepriceScope, signal?: AbortSignal) {
  let state: Repricing = { checked: 0, changed: 0, newly_priced: 0, difference_nano_usd: 0, done: false }
  let after = ''
  let toldAt = 0
  while (!signal?.aborted) {
    const rows = needs.rowsAfter(after, scope.since ?? 0, SLICE_ROWS)
    if (rows.length === 0) break
    const sliceEnd = performance.now() + SLICE_MS
    for (const row of rows) {
      after = row.id
      state = { ...state, checked: state.checked + 1 }
      if (isConcerned(row, scope)) state = repriced(row, needs, state)
      if (performance.now() > sliceEnd) break
    }
    if (state.checked - toldAt >= TOLD_EVERY_ROWS) {
      toldAt = state.checked
      yield state
    }
    await setImmediate()
  }
  yield { ...state, done: !signal?.aborted }
}

function isConcerned(row: ExchangeRow, { since = 0, model }: RepriceScope): boolean {
  if (row.ended_by === null || row.usage_source === 'none' || row.started_at < since) return false
  return model === undefined || matchesGlob(model, row.response_model ?? row.request_model ?? '')
}

function repriced(row: ExchangeRow, { costOf, amend }: RepriceNeeds, state: Repricing): Repricing {
  const now = costOf(row)
  const isSame = now.cost_nano_usd === row.cost_nano_usd && now.cost_basis === row.cost_basis
  // What it was priced at then is better than nothing.
  if (isSame || now.cost_basis === 'unpriced') return state
  amend({ ...row, ...now })
  return {
    ...state,
    changed: state.changed + 1,
    newly_priced: state.newly_priced + (row.cost_basis === 'unpriced' ? 1 : 0),
    difference_nano_usd: state.difference_nano_usd + (now.cost_nano_usd ?? 0) - (row.cost_nano_usd ?? 0),
  }
}
