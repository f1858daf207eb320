import type { ModelRecord } from '../ledger/ledger.ts'
import type { ListedModel } from './model-facts.ts'

/**
 * A provider's new list as it is kept, and what it has that the one before had not. Of a first list nothing is new: how long
 * its models have been there nobody knows.
 */
export function changesOf(
  before: ReadonlyMap<string, ModelRecord> | undefined,
  models: readonly ListedModel[],
  now: number,
) {
  const had = before ?? new Map<string, ModelRecord>()
  const records = models.map((model): ModelRecord => {
    const isNew = before !== undefined && !had.has(model.id)
    return { ...model, new_since: isNew ? now : (had.get(model.id)?.new_since ?? null), listed_at: now }
  })
  const has = new Set(models.map(({ id }) => id))
  return {
    records,
    added: before === undefined ? [] : [...has].filter((id) => !had.has(id)),
    gone: [...had.keys()].filter((id) => !has.has(id)),
  }
}
