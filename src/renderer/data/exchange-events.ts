import type { ExchangeEvent } from '../../shared/contract/usage.ts'

/**
 * Exchanges as they open and close, some at a time. null: begin anew, for the stream was away for a moment, or rows were
 * erased.
 */
export type ExchangeNews = readonly ExchangeEvent[] | null

export interface ExchangeEvents {
  readonly tell: (news: ExchangeNews) => void
  readonly subscribe: (listener: (news: ExchangeNews) => void) => () => void
}

export function createExchangeEvents(): ExchangeEvents {
  const listeners = new Set<(news: ExchangeNews) => void>()
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
