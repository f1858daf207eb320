import { stringify } from 'csv-stringify/sync'
import type { UsageTotals } from '../../../shared/contract/usage.ts'
import type { Statement } from './statement.ts'

const FIGURES = [
  'requests',
  'errors',
  'priced_requests',
  'unpriced_requests',
  'free_requests',
  'estimated_requests',
  'input_tokens',
  'output_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'cache_creation_1h_input_tokens',
  'reasoning_output_tokens',
  'input_audio_tokens',
  'output_audio_tokens',
  'media_units',
  'cost_nano_usd',
] as const satisfies readonly (keyof UsageTotals)[]

/** One table: a line for each day, model, key and project, told apart by its first column, and one for the total. */
export function statementCsv({ month, totals, parts }: Statement): string {
  const lines = parts.flatMap(({ by, groups }) => groups.map((group) => ({ month, by, ...group })))
  const columns = ['month', 'by', 'group', ...FIGURES, 'estimated_cost_usd']
  return stringify(
    [...lines, { month, by: 'total', group: '', ...totals }].map((line) => ({
      ...line,
      estimated_cost_usd: usd(line.cost_nano_usd),
    })),
    // A name that a spreadsheet would take for a formula gets a `'` in front.
    { header: true, columns, escape_formulas: true },
  )
}

/** All nine places, by the digits: no sum of money goes through a binary fraction. */
function usd(nanoUsd: number): string {
  const digits = String(nanoUsd).padStart(10, '0')
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`
}
