import type { UsageSeries } from '../../../../shared/contract/usage.ts'
import { AppError } from '../../../../shared/errors.ts'
import type {
  ExportedPage,
  ExportPageQuestion,
  Question,
  ReportAnswer,
  ReportQuestion,
  SeriesQuestion,
  TablePage,
  TablePageQuestion,
} from './question.ts'
import { createReportThread } from './report-thread.ts'

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
  readonly limitMs?: number
}

/** A screen asks for its groups and its steps at once: whoever waits for both waits for the longer one alone. */
const THREADS = 2

/** Asks threads of their own: no report holds the event loop, which is the proxy's. */
export function createReports({ database, idleMs = 30_000, limitMs = 30_000 }: ReportsOptions): Reports {
  const threads = Array.from({ length: THREADS }, () => createReportThread({ idleMs, limitMs, onQuiet: tellQuiet }))
  const whenQuiet: (() => void)[] = []
  let stopped = false
  let held: Promise<void> | null = null

  const isQuiet = (): boolean => threads.every((thread) => thread.waiting() === 0)

  function tellQuiet(): void {
    if (isQuiet()) for (const tell of whenQuiet.splice(0)) tell()
  }

  async function ask(question: Question): Promise<unknown> {
    while (held !== null) await held
    if (stopped) throw stopping()
    // The second is started, and kept, only by questions that come while the first is busy.
    return threads.reduce((free, thread) => (thread.waiting() < free.waiting() ? thread : free)).ask(question)
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
      if (!isQuiet()) await new Promise<void>((resolve) => whenQuiet.push(resolve))
      return release
    },
    stop() {
      stopped = true
      for (const thread of threads) thread.stop(stopping())
    },
  }
}

function stopping(): AppError {
  return new AppError('stopping', { message: 'Waybill is stopping.' })
}
