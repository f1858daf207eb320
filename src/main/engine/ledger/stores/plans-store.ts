import type { Limits } from '../../../../shared/contract/limits.ts'
import type { Connection } from '../connection.ts'
import { instantFrom } from './stored-instant.ts'
import { limitsFrom, nothingPasses } from './stored-limits.ts'

export interface PlanRecord {
  readonly name: string
  readonly limits: Limits
  readonly created_at: number
}

/** What a key sets of its own stands before its plan's. A plan that is gone or can't be read (someone edited it) lets nothing pass. */
export function limitsInForce(
  { plan, limits }: { readonly plan: string | null; readonly limits: Limits },
  plans: readonly PlanRecord[],
): Limits {
  if (plan === null) return limits
  const ofPlan = plans.find(({ name }) => name === plan)?.limits ?? nothingPasses
  return ofPlan === nothingPasses ? { ...limits, ...ofPlan } : { ...ofPlan, ...limits }
}

export interface PlansStore {
  /** Oldest first. */
  all(): PlanRecord[]
  /** Adds it, or replaces the limits of the one of that name. */
  put(record: PlanRecord): void
  remove(name: string): void
}

export function createPlansStore(db: Connection): PlansStore {
  const select = db.prepare<[], { name: string; limits: string; created_at: number }>(
    'select * from plans order by created_at, name',
  )
  const put = db.prepare<[string, string, number]>(
    `insert into plans (name, limits, created_at) values (?, ?, ?)
     on conflict (name) do update set limits = excluded.limits`,
  )
  const remove = db.prepare<[string]>('delete from plans where name = ?')

  return {
    all: () =>
      select.all().map(({ name, limits, created_at }) => ({
        name,
        limits: limitsFrom(limits),
        created_at: instantFrom(created_at),
      })),
    put({ name, limits, created_at }) {
      put.run(name, JSON.stringify(limits), created_at)
    },
    remove(name) {
      remove.run(name)
    },
  }
}
