import type { Limits } from '../../../../shared/contract/limits.ts'
import type { Connection } from '../connection.ts'
import { limitsFrom } from './stored-limits.ts'

export interface PlanRecord {
  readonly name: string
  readonly limits: Limits
  readonly created_at: number
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
    all: () => select.all().map((stored) => ({ ...stored, limits: limitsFrom(stored.limits) })),
    put({ name, limits, created_at }) {
      put.run(name, JSON.stringify(limits), created_at)
    },
    remove(name) {
      remove.run(name)
    },
  }
}
