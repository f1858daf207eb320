/** The entry of the reports' thread: long questions are answered here, so that no report holds the proxy's event loop. */
import { parentPort } from 'node:worker_threads'
import { connectToRead } from '../connection.ts'
import { keyRequests } from './key-requests.ts'
import type { Answered, Asked, Question } from './question.ts'
import { report } from './report.ts'

parentPort?.on('message', ({ id, question }: Asked) => {
  parentPort?.postMessage(answered(id, question))
})

function answered(id: number, question: Question): Answered {
  try {
    return { id, answer: answer(question) }
  } catch (thrown) {
    // SQLite's words name tables, never values.
    return { id, problem: thrown instanceof Error ? thrown.message : 'unknown' }
  }
}

/**
 * A connection for each question: an open reader would keep the log from being emptied, and pages in its memory might
 * outlive what a purge erased. Opening takes about half a millisecond.
 */
function answer(question: Question): unknown {
  const db = connectToRead(question.file)
  try {
    return db.transaction(() => {
      switch (question.type) {
        case 'report':
          return report(db, question.report)
        case 'key_requests':
          return keyRequests(db)
      }
    })()
  } finally {
    db.close()
  }
}
