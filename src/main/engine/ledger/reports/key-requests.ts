import type { Connection } from '../connection.ts'

/** How many exchanges of each client key have ended, for as long as totals are kept: [key id, requests]. */
export function keyRequests(db: Connection): [string, number][] {
  return db
    .prepare<[], [string, number]>(
      `select client_key_id, sum(requests) from daily_totals join total_groups on id = group_id
       where client_key_id <> '' group by client_key_id`,
    )
    .raw()
    .all()
}
