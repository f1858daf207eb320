import type { KeyUse } from './abnormal.ts'

/** What a key does within the hour, as its exchanges end. A restart begins anew: better a late warning than a false one. */
export interface KeyWatch {
  count(exchange: { readonly hour: string; readonly costNanoUsd: number; readonly refused: boolean }): void
  /** Hours as in ExchangeRow.local_hour; empty before the first exchange. */
  hour(): string
  use(): KeyUse
}

export function watchKey(): KeyWatch {
  let hour = ''
  let requests = 0
  let cost = 0
  let refusalsInARow = 0
  return {
    count(exchange) {
      // Only forwards: a clock that steps back must not double an hour.
      if (exchange.hour > hour) {
        hour = exchange.hour
        requests = 0
        cost = 0
      }
      requests += 1
      cost += exchange.costNanoUsd
      refusalsInARow = exchange.refused ? refusalsInARow + 1 : 0
    },
    hour: () => hour,
    use: () => ({ requests, cost_nano_usd: cost, refusalsInARow }),
  }
}
