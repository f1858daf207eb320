import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors.ts'
import type { Answered, Asked, Question } from './question.ts'

export interface ReportThread {
  /** Throws `report_failed`. */
  ask(question: Question): Promise<unknown>
  /** How many questions have no answer yet: it answers one after the other. */
  waiting(): number
  /** What has not been answered is refused with this. */
  stop(error: AppError): void
}

/**
 * Its answers are small, and what it makes on the way is gone soon: by V8's own limits, which go by the machine's memory, a thread
 * that is asked all the time grew to hundreds of megabytes of what nobody needs any more.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 64 }

interface ThreadOptions {
  /** It goes when nobody has asked for this long. */
  readonly idleMs: number
  /** Beyond this an answer is not waited for. */
  readonly limitMs: number
  /** Everything it was asked has been answered, or refused. */
  readonly onQuiet: () => void
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: AppError) => void
  readonly timer: NodeJS.Timeout
}

/** A thread that reads the database for itself; it is there only while there are questions. */
export function createReportThread({ idleMs, limitMs, onQuiet }: ThreadOptions): ReportThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let asked = 0

  function start(): Worker {
    const started = new Worker(entryFile(), { execArgv: [], name: 'reports', resourceLimits: LIMITS })
    started.on('message', (message: Answered) => answered(message))
    started.on('error', (cause) => gone(started, failed('The thread of the reports ended.', cause)))
    started.on('exit', () => gone(started, failed('The thread of the reports ended.')))
    return started
  }

  function answered(message: Answered): void {
    const question = take(message.id)
    if ('problem' in message) question?.reject(failed(`The database could not be read: ${message.problem}`))
    else question?.resolve(message.answer)
  }

  function take(id: number): Waiting | undefined {
    const question = waiting.get(id)
    waiting.delete(id)
    clearTimeout(question?.timer)
    if (waiting.size === 0) {
      rest()
      onQuiet()
    }
    return question
  }

  /** Nothing to wait for: the thread keeps no process alive, and goes after a while. */
  function rest(): void {
    worker?.unref()
    clearTimeout(idle)
    idle = setTimeout(end, idleMs).unref()
  }

  function end(): void {
    clearTimeout(idle)
    const ending = worker
    worker = null
    void ending?.terminate()
  }

  function gone(which: Worker, error: AppError): void {
    if (which !== worker) return
    end()
    refuseAll(error)
  }

  function refuseAll(error: AppError): void {
    for (const id of [...waiting.keys()]) take(id)?.reject(error)
  }

  function tooLong(): void {
    end()
    refuseAll(failed('The report took too long.'))
  }

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject, timer: setTimeout(tooLong, limitMs) })
        clearTimeout(idle)
        worker ??= start()
        worker.ref()
        worker.postMessage({ id: asked, question } satisfies Asked)
      }),
    waiting: () => waiting.size,
    stop(error) {
      end()
      refuseAll(error)
      clearTimeout(idle)
    },
  }
}

function failed(message: string, cause?: unknown): AppError {
  return new AppError('report_failed', { message, cause })
}

/** Beside this file as source; in what is built, an entry of its own beside the others (this code may be in a chunk). */
function entryFile(): string {
  const here = import.meta.url
  if (here.endsWith('.ts')) return fileURLToPath(new URL('report-worker.ts', here))
  const beside = fileURLToPath(new URL('./report-worker.js', here))
  return existsSync(beside) ? beside : fileURLToPath(new URL('../report-worker.js', here))
}
