import { noRoutes, type RouteTable, routeTable, type StoredRoute } from './route-table.ts'

/** The rules in force: read when they change, and never at a request. */
export interface Routes {
  table(): RouteTable
  reload(): void
}

export function openRoutes(read: () => readonly StoredRoute[]): Routes {
  let table = noRoutes
  const reload = (): void => {
    table = routeTable(read())
  }
  reload()
  return { table: () => table, reload }
}
