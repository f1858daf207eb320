import { AppError } from '../../../shared/errors.ts'
import type { Asked, Fetch, Fetched } from '../../engine/core.ts'
import type { FetchReport, ShellMessage } from '../engine-messages.ts'

export interface EngineFetch {
  readonly fetch: Fetch
  hear(report: FetchReport): void
  /** What was under way there is lost. */
  engineGone(): void
}

/** Asks the engine for what lies in the network: the shell itself opens no connection. */
export function fetchByEngine(tell: (message: ShellMessage) => boolean): EngineFetch {
  interface Waiting {
    readonly resolve: (fetched: Fetched) => void
    readonly reject: (failure: AppError) => void
    readonly onProgress: (bytes: number, of: number | null) => void
  }
  const waiting = new Map<number, Waiting>()
  let last = 0

  function end(id: number): Waiting | undefined {
    const one = waiting.get(id)
    waiting.delete(id)
    return one
  }

  return {
    fetch(asked: Asked, onProgress) {
      const id = ++last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onProgress })
        if (!tell({ type: 'fetch', id, asked })) end(id)?.reject(gone())
      })
    },
    hear(report) {
      switch (report.type) {
        case 'fetching':
          return waiting.get(report.id)?.onProgress(report.bytes, report.of)
        case 'fetched':
          return end(report.id)?.resolve(report.fetched)
        case 'not_fetched':
          return end(report.id)?.reject(new AppError(report.code, { message: report.message, action: report.action }))
      }
    },
    engineGone() {
      for (const id of [...waiting.keys()]) end(id)?.reject(gone())
    },
  }
}

function gone(): AppError {
  return new AppError('update_failed', { message: 'The engine went away in the middle of it.' })
}
