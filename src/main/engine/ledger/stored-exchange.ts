import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { exchangeColumns } from '../../../shared/inventory/exchanges.ts'
import type { StoredExchange } from './tables.ts'

export type SqlValue = string | number | null

/** The values of a row in the order of `exchangeColumns`, as SQLite holds them. On the hot path: one pass, no schema. */
export function toSqlValues(row: ExchangeRow): SqlValue[] {
  const values: SqlValue[] = new Array(exchangeColumns.length)
  let index = 0
  for (const column of exchangeColumns) {
    const value = row[column]
    if (typeof value === 'boolean') values[index] = value ? 1 : 0
    else if (value !== null && typeof value === 'object') values[index] = JSON.stringify(value)
    else values[index] = value
    index += 1
  }
  return values
}

export function fromStored(stored: StoredExchange): ExchangeRow {
  return {
    ...stored,
    stream: stored.stream === 1,
    finish_reasons: listFrom(stored.finish_reasons),
    dropped_fields: listFrom(stored.dropped_fields),
  }
}

/** One row that a failing disk has garbled must not hide all the others: `other`, as of every label that is not understood. */
function listFrom(text: string | null): string[] | null {
  if (text === null) return null
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list) && list.every((label) => typeof label === 'string')) return list
  } catch {
    // Below.
  }
  return ['other']
}
