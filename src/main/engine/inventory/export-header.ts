import type { Settings } from '../../../shared/contract/settings.ts'
import type { RetentionSetting } from '../../../shared/inventory/entry.ts'
import { inventoryNow } from './listing.ts'

/** Of the shape of an export; a reader that knows another one can tell. */
const VERSION = 1

interface ExportHeader {
  readonly version: typeof VERSION
  /** UTC milliseconds. */
  readonly exported_at: number
  /** By column, in the columns' order. */
  readonly inventory: Readonly<
    Record<string, { readonly purpose: string; readonly retention: string; readonly is_off: boolean }>
  >
}

/** What stands before the exchanges of an export: what each of its columns is. */
export function exportHeader(settings: Pick<Settings, RetentionSetting | 'fields_off'>, now: number): ExportHeader {
  const columns = inventoryNow(settings).filter(({ name }) => name.startsWith('exchanges.'))
  const inventory = Object.fromEntries(
    columns.map(({ name, purpose, retention, is_off }) => [
      name.slice('exchanges.'.length),
      { purpose, retention, is_off },
    ]),
  )
  return { version: VERSION, exported_at: now, inventory }
}
