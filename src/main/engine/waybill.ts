import type { AppError } from '../../shared/errors.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import type { Admitted, Answered, Permitted, Read, Received } from './exchange.ts'
import type { ForwardWatch } from './forward/forward.ts'
import type { InFlight } from './in-flight.ts'
import type { Jobs } from './meter/jobs.ts'
import { createMeter, spokenAs } from './meter/meter.ts'
import type { CostOf } from './prices/prices.ts'
import type { RecordOf } from './record.ts'
import {
  abandonedRow,
  answeredRow,
  ownRow,
  receivedRow,
  refusedRow,
  withClientKey,
  withModel,
  withRoute,
} from './rows.ts'
import { estimateInputTokens } from './scan/estimate-tokens.ts'

export interface WaybillOptions {
  readonly recordOf: RecordOf
  readonly costOf: CostOf
  readonly inFlight: InFlight
  readonly jobs: Jobs
}

/** The record of one exchange, filled in as it travels: opened at admission, closed before the client sees the end. */
export interface Waybill {
  admitted(admitted: Admitted): void
  /** What is asked for is known, though perhaps nobody serves it. */
  read(read: Read): void
  permitted(permitted: Permitted): ForwardWatch
  /** Waybill's own answer. */
  answered(said: { readonly status: number; readonly bytes: number }): void
  /** Calls back once an answer or a refusal is written down: it goes out after that. */
  whenWritten(then: () => void): void
  refused(error: AppError, said: { readonly status: number; readonly bytes: number }): void
  /** The client left, or was cut off, before there was an answer. */
  abandoned(): void
  /** The exchange is over: nothing can cut it any more. */
  done(): void
}

export function startWaybill(received: Received, options: WaybillOptions): Waybill {
  const { channel } = received
  let row = receivedRow(received)
  let record = options.recordOf(null)
  let last: ExchangeRow | null = null
  const close = (closed: ExchangeRow): void => {
    last = closed
    record.close(closed)
  }
  let wasCut = false
  let requestBytes = () => 0
  let leave = () => {}
  let cut = () => {
    if (channel.type === 'http') channel.res.destroy()
    else channel.socket.destroy()
  }
  /** Nobody would catch what is thrown then, and those that wait behind it would not be called: it costs this exchange alone. */
  const whenWritten = (then: () => void): void =>
    record.whenWritten(() => {
      try {
        then()
      } catch {
        cut()
      }
    })
  const latency = () => inMicroseconds(performance.now() - received.startedTick)
  const asSent = () => ({ ...row, request_bytes: requestBytes() })

  return {
    admitted(admitted) {
      row = withClientKey(row, admitted)
      record = options.recordOf(admitted.clientKey)
      record.open(row)
      leave = options.inFlight.enter(admitted.clientKey.id, () => {
        wasCut = true
        cut()
      })
    },
    read(read) {
      row = withModel(row, read)
      requestBytes = read.requestBytes
    },
    permitted(permitted) {
      row = { ...withRoute(row, permitted.candidates[0]), attempts: 1 }
      record.departing(row, permitted.reservation)
      let meter = createMeter(permitted.place)
      const inputTokens = () => estimateInputTokens(permitted.body)
      let endsJob = false
      let isSpent = false
      const rowOf = (answered: Answered) => {
        const metered = meter.result(inputTokens)
        const job = meter.job()
        // A video is counted by its order. An answer may be settled twice, as more bytes follow; a job ends once.
        if (job !== null && job.isRunning === (metered.usage_source !== 'reported')) {
          endsJob ||= options.jobs.endsWith(answered.candidate.upstream.providerName, job)
        }
        // Cut before anybody could be told, all that was seen of it is that the client is gone.
        const endedBy = wasCut && answered.endedBy === 'client' ? 'waybill' : answered.endedBy
        const known = answeredRow(row, { ...answered, endedBy }, metered, {
          latencyMs: latency(),
          costOf: options.costOf,
          endsJob,
        })
        return isSpent ? { ...known, error_type: 'budget_spent' } : known
      }
      return {
        tapFor({ translation }) {
          if (translation !== null) meter = createMeter(spokenAs(translation.to, permitted.place))
          return meter
        },
        progress(answered) {
          if (isSpent || record.progress({ ...rowOf(answered), ended_by: null })) return
          isSpent = true
          // What was paid for is heard: its last message is on its way to the client.
          setImmediate(() => cut())
        },
        settle: (answered) => close(rowOf(answered)),
        whenWritten,
        attempting(candidate, attempts) {
          row = { ...withRoute(row, candidate), attempts }
          // What is held back for it stays as it is.
          record.departing(row, null)
        },
        onCut: (how) => {
          cut = how
        },
      }
    },
    answered: (said) => close(ownRow(asSent(), said, latency())),
    refused: (error, said) => close(refusedRow(asSent(), error, said, latency())),
    whenWritten,
    abandoned: () => close(abandonedRow(asSent(), wasCut ? 'waybill' : 'client', latency())),
    done() {
      leave()
      if (last !== null) record.finished(last)
    },
  }
}

/** Milliseconds to three places: what a clock on this machine can tell. */
function inMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
