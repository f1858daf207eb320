import type { Reading } from './reading.ts'

/** What goes on after its first answer: a batch, a response or an interaction in the background. */
export interface Job {
  readonly id: string
  readonly isRunning: boolean
}

export interface Jobs {
  /**
   * Takes note of how a job stands. True for the first answer that tells of its end: of all that repeat what was used, the one
   * that counts. One that was not seen running is not counted: another answer may have told of it.
   */
  endsWith(provider: string, job: Job): boolean
}

/** Who begins jobs and never asks for them shall not fill the memory, nor a server whose ids are books. */
const MOST_JOBS = 10_000
const MOST_ID_CHARS = 512

/** In memory: ids of providers are written nowhere. What ends while Waybill is not there is counted no more. */
export function createJobs(): Jobs {
  const running = new Set<string>()
  return {
    endsWith(provider, { id, isRunning }) {
      const name = `${provider} ${id}`
      if (!isRunning) return running.delete(name)
      running.add(name)
      if (running.size > MOST_JOBS) running.delete(running.values().next().value as string)
      return false
    },
  }
}

/** By the words of OpenAI and Gemini; null: it is no job, or says nothing of how it stands. */
export function jobOf({ id, status, isBackground }: Pick<Reading, 'id' | 'status' | 'isBackground'>): Job | null {
  if (typeof id !== 'string' || typeof status !== 'string' || isBackground === false) return null
  if (id.length > MOST_ID_CHARS) return null
  if (/^(queued|in_progress|validating|finalizing|cancelling)$/.test(status)) return { id, isRunning: true }
  return /^(completed|failed|incomplete|cancelled|expired)$/.test(status) ? { id, isRunning: false } : null
}
