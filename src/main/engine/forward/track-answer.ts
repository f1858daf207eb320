import type { EndedBy } from '../../../shared/exchange-row.ts'
import type { Answered, Candidate, Dropped, Permitted } from '../exchange.ts'
import type { ForwardWatch } from './watch.ts'

/** The figures of an answer while it passes, and the one ending that counts: the first. */
export function trackAnswer(permitted: Permitted, watch: Pick<ForwardWatch, 'settle' | 'whenWritten'>) {
  let candidate = permitted.candidates[0]
  let attempts = 1
  let statusCode: number | null = null
  let endedBy: EndedBy | null = null
  let firstChunkTick: number | null = null
  let responseBytes = 0
  let settledBytes = -1
  let dropped: Dropped = []
  const answered = (): Answered => ({
    ...permitted,
    candidate,
    attempts,
    statusCode,
    endedBy: endedBy ?? 'upstream',
    timeToFirstChunkMs:
      firstChunkTick === null ? null : Math.round((firstChunkTick - permitted.startedTick) * 1000) / 1000,
    responseBytes,
    dropped,
  })
  const end = (ending: EndedBy): void => {
    endedBy ??= ending
    if (settledBytes === responseBytes) return
    settledBytes = responseBytes
    watch.settle(answered())
  }
  return {
    answered,
    end,
    settle: end,
    whenWritten: (then: () => void) => watch.whenWritten(then),
    /** Who is asked now, or whose answer it will be, and the how-manieth is under way. */
    sets(asked: Candidate, attempt: number) {
      candidate = asked
      attempts = attempt
    },
    answers(status: number) {
      statusCode = status
    },
    /** What its translation left out. */
    drops(names: Dropped) {
      dropped = names
    },
    wrote(bytes: number) {
      firstChunkTick ??= performance.now()
      responseBytes += bytes
    },
  }
}

/** Of a client that was gone before anything set out: no event will tell. */
export function neverSent(permitted: Permitted, watch: Pick<ForwardWatch, 'settle' | 'whenWritten'>): Answered {
  const state = trackAnswer(permitted, watch)
  state.sets(permitted.candidates[0], 0)
  state.end('client')
  return state.answered()
}
