import type { RouteInput } from '../../../../shared/contract/routes.ts'
import type { Connection } from '../connection.ts'
import type { StoredRoute } from '../tables.ts'
import { routeFrom } from './stored-routes.ts'

export interface RouteRecord extends RouteInput {
  readonly id: string
  readonly created_at: number
}

export interface RoutesStore {
  /** In the order in which they are looked at. */
  all(): RouteRecord[]
  /** These, in this order, are all that there are. */
  replaceAll(records: readonly RouteRecord[]): void
}

export function createRoutesStore(db: Connection): RoutesStore {
  const select = db.prepare<[], StoredRoute>('select * from route_rules order by position')
  const removeAll = db.prepare('delete from route_rules')
  const put = db.prepare<StoredRoute>(
    'insert into route_rules (id, position, match, targets, created_at) values (@id, @position, @match, @targets, @created_at)',
  )
  return {
    all: () =>
      select.all().flatMap((stored) => {
        const route = routeFrom(stored)
        return route ? [{ ...route, id: stored.id, created_at: stored.created_at }] : []
      }),
    replaceAll: db.transaction((records: readonly RouteRecord[]) => {
      removeAll.run()
      records.forEach(({ id, match, targets, created_at }, position) => {
        put.run({ id, position, match: JSON.stringify(match), targets: JSON.stringify(targets), created_at })
      })
    }),
  }
}
