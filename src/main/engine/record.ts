import type { ExchangeEvent } from '../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import type { ClientKey, Reservation } from './exchange.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Limits } from './limits/limits.ts'
import { isRecorded, type Mask, maskOf, type RecordingState } from './recording.ts'

/** Who hears of an exchange as it goes on. */
interface ExchangeRecord {
  open(row: ExchangeRow): void
  /** It goes to this provider now: what a crash must not lose is written down when this returns. */
  departing(row: ExchangeRow, reservation: Reservation | null): void
  /** It goes on, and this much has been reported of it. False: a budget is spent by it, and it may not go on. */
  progress(row: ExchangeRow): boolean
  /** Comes again where more bytes follow a stream's last event. */
  close(row: ExchangeRow): void
  /** Calls back once what was closed is written down: before the client may see the end. */
  whenWritten(then: () => void): void
  /** Nothing more will be known of it: this is the row as it stays. Once for each exchange. */
  finished(row: ExchangeRow): void
}

/** `clientKey`: null where there is none, or none yet. */
export type RecordOf = (clientKey: ClientKey | null) => ExchangeRecord

interface RecordNeeds {
  readonly ledger: Pick<Ledger, 'open' | 'departing' | 'progress' | 'close' | 'whenWritten' | 'finished' | 'spendOnly'>
  readonly limits: Pick<Limits, 'settle' | 'hasSpentBudget' | 'finished'>
  readonly recording: () => RecordingState
  readonly fieldsOff: () => readonly string[]
  readonly tell: (event: ExchangeEvent) => void
  readonly metrics: { finished(row: ExchangeRow): void }
  readonly warnings: { finished(row: ExchangeRow): void; spent(): void }
  /** It is over; `isRecorded`: this is its row as it stays. */
  readonly heard: (row: ExchangeRow, isRecorded: boolean) => void
}

/** Limits, budgets and the watch over keys go by the whole row, whatever of it is written down. */
export function createRecordOf(needs: RecordNeeds): RecordOf {
  const unrecorded = leavingNoRow(needs)
  let off = needs.fieldsOff()
  let recorded = leavingRows(needs, maskOf(off))
  return (clientKey) => {
    if (!isRecorded(needs.recording(), clientKey)) return unrecorded
    const offNow = needs.fieldsOff()
    if (offNow !== off) {
      off = offNow
      recorded = leavingRows(needs, maskOf(off))
    }
    return recorded
  }
}

function leavingRows({ ledger, limits, tell, metrics, warnings, heard }: RecordNeeds, mask: Mask): ExchangeRecord {
  return {
    open(row) {
      const kept = mask.row(row)
      ledger.open(kept)
      tell({ type: 'opened', row: kept })
    },
    departing: (row, reservation) => ledger.departing(mask.row(row), mask.reservation(reservation)),
    progress(row) {
      ledger.progress(mask.row(row))
      limits.settle(row)
      return !limits.hasSpentBudget(row)
    },
    close(row) {
      const kept = mask.row(row)
      ledger.close(kept)
      limits.settle(row)
      tell({ type: 'closed', row: kept })
    },
    whenWritten: ledger.whenWritten,
    finished(row) {
      ledger.finished(row.id)
      limits.finished(row.id)
      const kept = mask.row(row)
      metrics.finished(kept)
      warnings.finished(row)
      heard(kept, true)
    },
  }
}

/** Of a private key, or while nothing is recorded: what it takes of budgets is counted, and nothing else is told or kept. */
function leavingNoRow({ ledger, limits, warnings, heard }: RecordNeeds): ExchangeRecord {
  const settle = (row: ExchangeRow): void => {
    ledger.spendOnly.settle(row)
    limits.settle(row)
  }
  return {
    open() {},
    departing: ledger.spendOnly.departing,
    progress(row) {
      settle(row)
      return !limits.hasSpentBudget(row)
    },
    close: settle,
    whenWritten: ledger.whenWritten,
    finished(row) {
      ledger.finished(row.id)
      limits.finished(row.id)
      warnings.spent()
      heard(row, false)
    },
  }
}
