import type { Connection } from './connection.ts'

/** Moves the whole log into the database file and empties it. False, without waiting, where another reader is in the way. */
export function checkpoint(db: Connection): boolean {
  const patience = Number(db.pragma('busy_timeout', { simple: true }))
  try {
    db.pragma('busy_timeout = 0')
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return result?.busy === 0
  } catch {
    // Disk full, say. Nothing is lost: the log stays.
    return false
  } finally {
    db.pragma(`busy_timeout = ${patience}`)
  }
}
