import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import { type Used, usedBy } from '../used.ts'
import type { AnsweringModels } from './answering-models.ts'
import type { KeyMinutes } from './key-minutes.ts'
import type { MinuteEntry } from './minute-log.ts'
import type { Scope, SpendBook } from './spend-book.ts'

interface Running {
  readonly keyId: string
  readonly reservation: Reservation | null
  /** Where it is held: each provider that may come to answer it, beside the key and all. */
  readonly heldIn: readonly Scope[]
  readonly minute: MinuteEntry | null
  /** As it was asked for. */
  readonly model: string | null
  counted: (Used & { readonly scopes: readonly Scope[] }) | null
}

/** The exchanges that were let in and are not over, with what each of them holds. */
export interface RunningExchanges {
  enter(id: string, running: Omit<Running, 'counted'>): void
  /** What it used is known: counts it, in place of what was held for it. Again for an id: by the difference. */
  settle(row: ExchangeRow): void
  finished(id: string): void
  ofKey(keyId: string): number
  count(): number
  /** Holds anew what is held: the book was emptied. */
  holdAgain(): void
}

export function createRunning(book: SpendBook, minutes: KeyMinutes, answering: AnsweringModels): RunningExchanges {
  const running = new Map<string, Running>()
  const byKey = new Map<string, number>()

  function hold({ reservation, heldIn }: Pick<Running, 'reservation' | 'heldIn'>, sign: 1 | -1): void {
    if (!reservation) return
    const reservedTokens = sign * (reservation.inputTokens + reservation.outputTokens)
    const reservedNanoUsd = sign * reservation.costNanoUsd
    for (const scope of heldIn) book.add(scope, reservation.day, { reservedTokens, reservedNanoUsd })
  }

  return {
    enter(id, entered) {
      running.set(id, { ...entered, counted: null })
      byKey.set(entered.keyId, (byKey.get(entered.keyId) ?? 0) + 1)
      hold(entered, 1)
    },
    settle(row) {
      const exchange = running.get(row.id)
      if (!exchange) return
      const { keyId, reservation, minute, counted } = exchange
      answering.note(exchange.model, row)
      const { tokens, costNanoUsd } = usedBy(row, reservation)
      // Another candidate may have answered than the first.
      const scopes = counted?.scopes ?? ['all', `key ${keyId}`, `provider ${row.provider_name ?? ''}`]
      const day = reservation?.day ?? row.local_hour.slice(0, 10)
      if (counted === null) hold(exchange, -1)
      for (const scope of scopes) {
        book.add(scope, day, {
          tokens: tokens - (counted?.tokens ?? 0),
          costNanoUsd: costNanoUsd - (counted?.costNanoUsd ?? 0),
        })
      }
      if (minute) minutes.correct(keyId, minute, tokens)
      exchange.counted = { scopes, tokens, costNanoUsd }
    },
    finished(id) {
      const exchange = running.get(id)
      if (!exchange) return
      running.delete(id)
      // Never settled: there is no row that could ever say what it used.
      if (exchange.counted === null) hold(exchange, -1)
      const left = (byKey.get(exchange.keyId) ?? 1) - 1
      if (left > 0) byKey.set(exchange.keyId, left)
      else byKey.delete(exchange.keyId)
    },
    ofKey: (keyId) => byKey.get(keyId) ?? 0,
    count: () => running.size,
    holdAgain() {
      for (const exchange of running.values()) if (exchange.counted === null) hold(exchange, 1)
    },
  }
}
