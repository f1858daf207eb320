import type { ExchangeRow } from '../../../shared/exchange-row.ts'

/** Names come from outside: who makes up a new one for each request shall not fill the memory. */
const MOST_NAMES = 1000

/**
 * Which model a provider answered with, by the name under which it was asked for: an alias, a preset, or nothing (a stored
 * prompt has its own). Such a name has no price, and its answer does.
 */
export interface AnsweringModels {
  note(asked: string | null, row: ExchangeRow): void
  of(ledgerName: string, asked: string | null): string | null
}

export function createAnsweringModels(): AnsweringModels {
  const models = new Map<string, string>()
  const keyOf = (ledgerName: string, asked: string | null) => `${ledgerName}\n${asked ?? ''}`
  return {
    note(asked, { provider_name, response_model, cost_basis }) {
      if (cost_basis !== 'priced' || response_model === null || response_model === asked) return
      if (models.size >= MOST_NAMES) models.clear()
      models.set(keyOf(provider_name ?? '', asked), response_model)
    },
    of: (ledgerName, asked) => models.get(keyOf(ledgerName, asked)) ?? null,
  }
}
