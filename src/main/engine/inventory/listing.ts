import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { type ColumnEntry, type Retention, type RetentionSetting, rights } from '../../../shared/inventory/entry.ts'
import { things } from '../../../shared/inventory/files.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'

type InForce = Pick<Settings, RetentionSetting | 'fields_off'>

/** Every column of every table, then every file and entry elsewhere: with the retention in force, and what is off. */
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
  return [...columns, ...elsewhere]
}

/** The day of the youngest entry: YYYY-MM-DD. */
export function inventoryDate(entries: readonly Pick<InventoryEntry, 'since'>[]): string {
  return entries.reduce((latest, { since }) => (since > latest ? since : latest), '')
}

/** "90 days (retention_days)"; totals are kept no shorter than the exchanges that they are the sum of. */
function inWords(retention: Retention, settings: InForce): string {
  if ('words' in retention) return retention.words
  const { setting } = retention
  const days =
    setting === 'totals_retention_days'
      ? Math.max(settings.totals_retention_days, settings.retention_days)
      : settings[setting]
  return `${days === 0 ? 'not kept' : days === 1 ? '1 day' : `${days} days`} (${setting})`
}

function isColumnOf(table: string, column: string): boolean {
  return Object.hasOwn(tableInventory[table]?.columns ?? {}, column)
}
