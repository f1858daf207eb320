import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import {
  type ColumnEntry,
  categories,
  type Retention,
  type RetentionSetting,
  rights,
} from '../../../shared/inventory/entry.ts'
import { things } from '../../../shared/inventory/files.ts'
import { hiddenSettings } from '../../../shared/inventory/hidden-settings.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'

type InForce = Pick<Settings, RetentionSetting | 'fields_off'>

/** Category by category: every column of every table, then every file and entry elsewhere, with the retention in force, and what is off. */
export function inventoryNow(settings: InForce): InventoryEntry[] {
  const columns = Object.entries(tableInventory).flatMap(([table, entry]) => {
    // Columns that are another table's are told of there.
    const own = Object.entries<ColumnEntry>(entry.columns).filter(
      ([column]) => entry.passesOnTo === undefined || !isColumnOf(entry.passesOnTo, column),
    )
    return own.map(([column, { purpose, example, optional = false, rights: more = [], since }]) => ({
      name: `${table}.${column}`,
      category: entry.category,
      purpose,
      example,
      retention: inWords(entry.retention, settings),
      optional,
      is_off: optional && settings.fields_off.includes(column),
      rights: rights.filter((right) => entry.rights.includes(right) || more.includes(right)),
      since: since ?? entry.since,
    }))
  })
  const hidden = Object.entries(hiddenSettings).map(([name, { purpose, since }]) => ({
    name: `settings: ${name}`,
    category: 'bookkeeping',
    purpose,
    example: '(never shown)',
    retention: 'until what it is for is switched off',
    optional: false,
    is_off: false,
    rights: ['access', 'erasure'],
    since,
  }))
  const elsewhere = things.map(({ name, category, purpose, example, retention, rights, since }) => ({
    name,
    category,
    purpose,
    example,
    retention: inWords(retention, settings),
    optional: false,
    is_off: false,
    rights: [...rights],
    since,
  }))
  const place = ({ category }: InventoryEntry) => (categories as readonly string[]).indexOf(category)
  return [...columns, ...hidden, ...elsewhere].sort((one, other) => place(one) - place(other))
}

export interface TableNow {
  readonly category: string
  readonly purpose: string
  readonly retention: string
  readonly columns: Readonly<Record<string, string>>
}

/** What is to be said of a table before its rows; null where the inventory does not know it. */
export function tableNow(table: string, settings: InForce): TableNow | null {
  const entry = Object.hasOwn(tableInventory, table) ? tableInventory[table] : undefined
  if (entry === undefined) return null
  const { category, purpose, retention } = entry
  const columns = Object.fromEntries(Object.entries(entry.columns).map(([name, { purpose }]) => [name, purpose]))
  return { category, purpose, retention: inWords(retention, settings), columns }
}

/** "90 days (retention_days)"; what is not to be kept goes with the purge of the next minute. Totals are kept no shorter than the exchanges that they are the sum of. */
function inWords(retention: Retention, settings: InForce): string {
  if ('words' in retention) return retention.words
  const { setting } = retention
  const days =
    setting === 'totals_retention_days'
      ? Math.max(settings.totals_retention_days, settings.retention_days)
      : settings[setting]
  return `${days === 0 ? 'two minutes at most' : days === 1 ? '1 day' : `${days} days`} (${setting})`
}

function isColumnOf(table: string, column: string): boolean {
  return Object.hasOwn(tableInventory[table]?.columns ?? {}, column)
}
