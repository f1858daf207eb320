import type { AppError } from '../../shared/errors.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import type { Admitted, Answered, Read, Received, Routed } from './exchange.ts'
import type { ForwardWatch } from './forward/forward.ts'
import type { InFlight } from './in-flight.ts'
import { createMeter } from './meter/meter.ts'
import { abandonedRow, answeredRow, receivedRow, refusedRow, withClientKey, withModel, withRoute } from './rows.ts'

export interface WaybillOptions {
  readonly open: (row: ExchangeRow) => void
  readonly close: (row: ExchangeRow) => void
  readonly inFlight: InFlight
}

/** The record of one exchange, filled in as it travels: opened at admission, closed before the client sees the end. */
export interface Waybill {
  admitted(admitted: Admitted): void
  /** What is asked for is known, though perhaps nobody serves it. */
  read(read: Read): void
  routed(routed: Routed): ForwardWatch
  /** Written down before the refusal goes out. */
  refused(error: AppError, said: { readonly status: number; readonly bytes: number }): void
  /** The client left, or was cut off, before there was an answer. */
  abandoned(): void
  /** The exchange is over: nothing can cut it any more. */
  done(): void
}

export function startWaybill(received: Received, options: WaybillOptions): Waybill {
  const { channel } = received
  let row = receivedRow(received)
  let wasCut = false
  let requestBytes = () => 0
  let leave = () => {}
  let cut = () => {
    if (channel.type === 'http') channel.res.destroy()
    else channel.socket.destroy()
  }
  const latency = () => inMicroseconds(performance.now() - received.startedTick)
  const asSent = () => ({ ...row, request_bytes: requestBytes() })

  return {
    admitted(admitted) {
      row = withClientKey(row, admitted)
      options.open(row)
      leave = options.inFlight.enter(admitted.clientKey.id, () => {
        wasCut = true
        cut()
      })
    },
    read(read) {
      row = withModel(row, read)
      requestBytes = read.requestBytes
    },
    routed(routed) {
      row = withRoute(row, routed)
      const meter = createMeter(routed.place.dialect)
      return {
        tap: meter,
        settle: (answered: Answered) => options.close(answeredRow(row, answered, meter.result(), latency())),
        onCut: (how) => {
          cut = how
        },
      }
    },
    refused: (error, said) => options.close(refusedRow(asSent(), error, said, latency())),
    abandoned: () => options.close(abandonedRow(asSent(), wasCut ? 'waybill' : 'client', latency())),
    done: () => leave(),
  }
}

/** Milliseconds to three places: what a clock on this machine can tell. */
function inMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
