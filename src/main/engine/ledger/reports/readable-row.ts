import { settingNames } from '../../../../shared/contract/settings.ts'
import type { ColumnEntry } from '../../../../shared/inventory/entry.ts'
import { hiddenSetting } from '../../../../shared/inventory/hidden-settings.ts'
import { tableInventory } from '../../../../shared/inventory/tables.ts'
import { printable } from '../../../../shared/printable.ts'
import { counted } from '../totals/histogram.ts'

export type StoredRow = Readonly<Record<string, string | number | null | Uint8Array>>
type ReadableRow = Readonly<Record<string, string | number | null | readonly (readonly [number, number])[]>>

const NOT_SHOWN = '(kept, not shown)'
const SETTINGS: ReadonlySet<string> = new Set(settingNames)
/** What is longer is shown in part. */
const MOST_CHARACTERS = 300

/** A row for its owner's eyes: histograms as [milliseconds, count], and nothing of what may open a door. */
export function readableRow(table: string, row: StoredRow): ReadableRow {
  const entries: Readonly<Record<string, ColumnEntry>> = tableInventory[table]?.columns ?? {}
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const entry = Object.hasOwn(entries, column) ? entries[column] : undefined
      // What nobody has declared may be anything, a secret too.
      if (entry === undefined || entry.hidden) return [column, value === null ? null : NOT_SHOWN]
      if (table === 'settings' && column === 'value' && !isShown(String(row.name))) return [column, NOT_SHOWN]
      if (table === 'settings' && typeof value === 'string') return [column, withoutLogin(value)]
      return [column, value instanceof Uint8Array ? counted(value) : value]
    }),
  )
}

/** An upstream proxy's address may hold its password. */
function withoutLogin(setting: string): string {
  return setting.replace(/:\/\/[^/\s"]*@/g, '://…@')
}

function isShown(setting: string): boolean {
  return SETTINGS.has(setting) || hiddenSetting(setting)?.shown === true
}

/** A line for each field that holds anything, and one to part it from the next row. */
export function rowText(row: ReadableRow): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    if (value === null || value === '') return []
    return [`  ${printable(column).padEnd(31)} ${fieldText(column, value)}\n`]
  })
  return `${lines.join('')}\n`
}

function fieldText(column: string, value: NonNullable<ReadableRow[string]>): string {
  if (typeof value === 'number') return /(^|_)at$/.test(column) ? moment(value) : String(value)
  const text = typeof value === 'string' ? value : value.map(([ms, count]) => `${count} of ${ms} ms`).join(', ')
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… (${text.length} characters)` : text
  return printable(cut)
}

/** UTC. */
function moment(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? String(ms) : `${date.toISOString().replace('T', ' ').slice(0, 19)} UTC`
}
