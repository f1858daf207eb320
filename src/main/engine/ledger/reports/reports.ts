import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { UsageSeries } from '../../../../shared/contract/usage.ts'
import { AppError } from '../../../../shared/errors.ts'
import type {
  Answered,
  Asked,
  ExportedPage,
  ExportPageQuestion,
  Question,
  ReportAnswer,
  ReportQuestion,
  SeriesQuestion,
  TablePage,
  TablePageQuestion,
} from './question.ts'

export interface Reports {
  report(question: ReportQuestion): Promise<ReportAnswer>
  series(question: SeriesQuestion): Promise<UsageSeries>
  /** Ended exchanges by client key id. */
  keyRequests(): Promise<Map<string, number>>
  exportPage(page: ExportPageQuestion): Promise<ExportedPage>
  tablePage(page: TablePageQuestion): Promise<TablePage>
  /**
   * Resolves once no question is being answered; others wait until it is let go. For whoever needs the database without
   * a reader for a moment: between two reports there may be none by chance for a long time.
   */
  hold(): Promise<() => void>
  /** What has not been answered is refused. */
  stop(): void
}

interface ReportsOptions {
  readonly database: string
  /** A thread costs about 10 MB: it goes when nobody has asked for this long. */
  readonly idleMs?: number
  /** Beyond this an answer is not waited for. */
  readonly limitMs?: number
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: AppError) => void
  readonly timer: NodeJS.Timeout
}

/** Asks a thread that reads the database for itself; it is there only while there are questions. */
export function createReports({ database, idleMs = 30_000, limitMs = 30_000 }: ReportsOptions): Reports {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let asked = 0
  let stopped = false
  let held: Promise<void> | null = null
  const whenQuiet: (() => void)[] = []

  function start(): Worker {
    const started = new Worker(entryFile(), { execArgv: [], name: 'reports' })
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
      for (const tell of whenQuiet.splice(0)) tell()
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

  async function ask(question: Question): Promise<unknown> {
    while (held !== null) await held
    return new Promise((resolve, reject) => {
      if (stopped) throw new AppError('stopping', { message: 'Waybill is stopping.' })
      asked += 1
      waiting.set(asked, { resolve, reject, timer: setTimeout(tooLong, limitMs) })
      clearTimeout(idle)
      worker ??= start()
      worker.ref()
      worker.postMessage({ id: asked, question } satisfies Asked)
    })
  }

  return {
    report: async (report) => (await ask({ type: 'report', file: database, report })) as ReportAnswer,
    series: async (series) => (await ask({ type: 'series', file: database, series })) as UsageSeries,
    keyRequests: async () => new Map((await ask({ type: 'key_requests', file: database })) as [string, number][]),
    exportPage: async (page) => (await ask({ type: 'export_page', file: database, page })) as ExportedPage,
    tablePage: async (page) => (await ask({ type: 'table_page', file: database, page })) as TablePage,
    async hold() {
      while (held !== null) await held
      let release = () => {}
      held = new Promise((resolve) => {
        release = () => {
          held = null
          resolve()
        }
      })
      if (waiting.size > 0) await new Promise<void>((resolve) => whenQuiet.push(resolve))
      return release
    },
    stop() {
      stopped = true
      end()
      refuseAll(new AppError('stopping', { message: 'Waybill is stopping.' }))
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
