import { z } from 'zod'
import { settingsSchema } from '../../../shared/contract/settings.ts'
import {
  type ColumnEntry,
  INVENTORY_DATE,
  type RetentionSetting,
  type Right,
  retentionSettings,
} from '../../../shared/inventory/entry.ts'
import { things } from '../../../shared/inventory/files.ts'
import { hiddenSetting, hiddenSettings } from '../../../shared/inventory/hidden-settings.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'

/** What an inventory said, in words: enough to tell a user later what was and what is now. */
export const inventorySnapshot = z.object({
  date: z.string(),
  /** By table, table.column, setting or file. */
  entries: z.record(z.string(), z.string()),
  /** For how many days something is kept where the user has set nothing. */
  default_days: z.record(z.string(), z.number()),
})
export type InventorySnapshot = Readonly<z.infer<typeof inventorySnapshot>>

/** Before the name of a setting that no user sets. */
const HIDDEN = 'settings: '

/** The inventory of this version. */
export function snapshotNow(): InventorySnapshot {
  const entries: Record<string, string> = {}
  for (const [table, { category, purpose, retention, rights, columns }] of Object.entries(tableInventory)) {
    const kept = 'words' in retention ? retention.words : `as ${retention.setting} says`
    entries[table] = `${purpose} Kept ${kept}, as ${category}. ${rightsText(rights)}`
    for (const [column, { purpose, optional, rights = [] }] of Object.entries<ColumnEntry>(columns)) {
      const more = rights.length > 0 ? ` ${rightsText(rights)}` : ''
      entries[`${table}.${column}`] = `${purpose}${optional ? ' Can be switched off.' : ''}${more}`
    }
  }
  for (const [name, { purpose }] of Object.entries(hiddenSettings)) entries[`${HIDDEN}${name}`] = purpose
  for (const { name, category, purpose, retention, rights } of things) {
    const kept = 'words' in retention ? retention.words : `as ${retention.setting} says`
    entries[name] = `${purpose} Kept ${kept}, as ${category}. ${rightsText(rights)}`
  }
  return { date: INVENTORY_DATE, entries, default_days: defaultDays() }
}

/** Since when there is such an entry (YYYY-MM-DD); null: there is none. */
export function sinceOf(name: string): string | null {
  const [table = '', column] = name.split('.')
  const entry = Object.hasOwn(tableInventory, table) ? tableInventory[table] : undefined
  if (entry) return (column === undefined ? undefined : entry.columns[column]?.since) ?? entry.since
  if (name.startsWith(HIDDEN)) return hiddenSetting(name.slice(HIDDEN.length))?.since ?? null
  return things.find((thing) => thing.name === name)?.since ?? null
}

function rightsText(rights: readonly Right[]): string {
  return `Rights: ${rights.join(', ')}.`
}

function defaultDays(): Record<RetentionSetting, number> {
  const defaults = settingsSchema.parse({})
  return Object.fromEntries(retentionSettings.map((name) => [name, defaults[name]])) as Record<RetentionSetting, number>
}
