import type { Connection } from './connection.ts'
import { exchangeColumns } from './stored-exchange.ts'

/** Moves all of `recent` to `exchanges`, or nothing. The later row of an id stands: it says more. */
export function prepareMove(db: Connection): () => void {
  const columns = exchangeColumns.join(', ')
  const copy = db.prepare(
    `insert or replace into exchanges (${columns}) select ${columns} from recent order by id, seq`,
  )
  const clear = db.prepare('delete from recent')
  return db.transaction(() => {
    copy.run()
    clear.run()
  })
}
