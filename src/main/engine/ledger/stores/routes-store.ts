import type { RouteInput } from '../../../../shared/contract/routes.ts'
import type { Connection } from '../connection.ts'
import type { StoredRoute } from '../tables.ts'
import { instantFrom } from './stored-instant.ts'
import { routeFrom } from './stored-routes.ts'

export interface RouteRecord extends RouteInput {
  readonly id: string
  readonly created_at: number
}

export interface RoutesStore {
  /** In the order in which they are looked at. */
  all(): RouteRecord[]
  /** These, in this order, are all that there are, but for any that can't be read. */
  replaceAll(records: readonly RouteRecord[]): void
}

export function createRoutesStore(db: Connection): RoutesStore {
  const select = db.prepare<[], StoredRoute>('select * from route_rules order by position')
  const remove = db.prepare<[string]>('delete from route_rules where id = ?')
  const put = db.prepare<StoredRoute>(
    'insert into route_rules (id, position, match, targets, created_at) values (@id, @position, @match, @targets, @created_at)',
  )
  return {
    all: () =>
      select.all().flatMap((stored) => {
        const route = routeFrom(stored)
        return route ? [{ ...route, id: stored.id, created_at: instantFrom(stored.created_at) }] : []
      }),
    replaceAll: db.transaction((records: readonly RouteRecord[]) => {
      // One that can't be read is nobody's to replace: whoever edited it can still correct it.
      for (const stored of select.all()) if (routeFrom(stored)) remove.run(stored.id)
      records.forEach(({ id, match, targets, created_at }, position) => {
        put.run({ id, position, match: JSON.stringify(match), targets: JSON.stringify(targets), created_at })
      })
    }),
  }
}
