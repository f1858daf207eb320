import { printable } from '../../shared/printable.ts'

export interface Column<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number | null
}

/** Aligned columns: text to the left, numbers to the right, a dash where there is nothing. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => cellOf(column.value(row))))
  const isNumeric = columns.map((column) => rows.some((row) => typeof column.value(row) === 'number'))
  const widths = columns.map((column, at) =>
    Math.max(column.title.length, ...cells.map((line) => line[at]?.length ?? 0)),
  )
  const lineOf = (line: readonly string[]) =>
    line
      .map((cell, at) => (isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [columns.map((column) => column.title), ...cells].map(lineOf).join('\n')
}

function cellOf(value: string | number | null): string {
  if (value === null || value === '') return '-'
  return typeof value === 'number' ? value.toLocaleString('en-US') : printable(value)
}
