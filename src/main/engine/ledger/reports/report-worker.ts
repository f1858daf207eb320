/** The entry of the reports' thread: long questions are answered here, so that no report holds the proxy's event loop. */
import { parentPort } from 'node:worker_threads'
import { type Connection, connectToRead } from '../connection.ts'
import { keyRequests } from './key-requests.ts'
import type { Answered, Asked, Question } from './question.ts'
import { report } from './report.ts'
import { series } from './series.ts'

parentPort?.on('message', async ({ id, question }: Asked) => {
  parentPort?.postMessage(await answered(id, question))
})

async function answered(id: number, question: Question): Promise<Answered> {
  try {
    return { id, answer: await answer(question) }
  } catch (thrown) {
    // SQLite's words name tables, never values.
    return { id, problem: thrown instanceof Error ? thrown.message : 'unknown' }
  }
}

async function answer(question: Question): Promise<unknown> {
  switch (question.type) {
    case 'report':
      return reading(question.file, (db) => report(db, question.report))
    case 'series':
      return reading(question.file, (db) => series(db, question.series))
    case 'key_requests':
      return reading(question.file, keyRequests)
    case 'export_page': {
      // What writes CSV takes longer to load than most reports take.
      const { exportPage } = await import('./export-page.ts')
      return reading(question.file, (db) => exportPage(db, question.page))
    }
    case 'table_page': {
      const { tablePage } = await import('./table-page.ts')
      return reading(question.file, (db) => tablePage(db, question.page))
    }
  }
}

/**
 * A connection for each question: an open reader would keep the log from being emptied, and pages in its memory might
 * outlive what a purge erased. Opening takes about half a millisecond. In one transaction: all of it is of one moment.
 */
function reading<Answer>(file: string, work: (db: Connection) => Answer): Answer {
  const db = connectToRead(file)
  try {
    return db.transaction(() => work(db))()
  } finally {
    db.close()
  }
}
