import { readdir } from 'node:fs/promises'
import type { Check } from '../../../shared/contract/system.ts'
import { fileOf } from '../../../shared/inventory/files.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'
import { printable } from '../../../shared/printable.ts'

/** What is in the data directory, or in the database, without an entry in the inventory: one check for each, or one that all is well. */
export async function inventoryChecks(dataDirectory: string, unknownInDatabase: readonly string[]): Promise<Check[]> {
  const files = await readdir(dataDirectory)
  const found = [
    ...unknownInDatabase.map((name) => ({
      message: `The database has ${printable(name)} that Waybill does not know: nothing erases it.`,
      action: 'Look what put it there. With Waybill stopped, an SQLite shell can drop it.',
    })),
    ...files
      .filter((name) => fileOf(name) === null)
      .map((name) => ({
        message: `${printable(name)} in the data directory is not known to Waybill: nothing erases it.`,
        action: 'Look what it is; move it away, or delete it.',
      })),
  ]
  if (found.length > 0) return found.map((what) => ({ name: 'inventory', state: 'warning', ...what }))
  const message = `${Object.keys(tableInventory).length} tables and ${files.length} files, all of them known.`
  return [{ name: 'inventory', state: 'ok', message, action: null }]
}
