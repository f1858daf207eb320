import type { Connection } from './connection.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'

/** About 4 ms of changes each. */
const SLICE_ROWS = 50
/** Looked at for them: about a millisecond. */
const WINDOW_ROWS = 500

interface Found {
  readonly rows: CountedRow[]
  readonly more: boolean
}

/**
 * Finds exchanges by what no index knows, a slice at each call, in the order of their ids. To search all of them for the
 * next fifty could take seconds, so a slice may be empty and not the last.
 */
export function prepareScan(db: Connection, which: string, values: object): () => Found {
  const end = db
    .prepare<[string], string>(`select id from exchanges where id > ? order by id limit 1 offset ${WINDOW_ROWS - 1}`)
    .pluck()
  const find = db.prepare<[object], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges
     where id > @after and id <= @end and (${which}) order by id limit ${SLICE_ROWS}`,
  )
  let after = ''
  return () => {
    const last = end.get(after)
    const rows = find.all({ ...values, after, end: last ?? '~' })
    const isFull = rows.length === SLICE_ROWS
    after = (isFull ? rows.at(-1)?.id : last) ?? after
    return { rows, more: isFull || last !== undefined }
  }
}
