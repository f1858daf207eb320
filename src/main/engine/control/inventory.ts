import type { Settings } from '../../../shared/contract/settings.ts'
import { INVENTORY_DATE } from '../../../shared/inventory/entry.ts'
import type { Agreement } from '../inventory/agreement.ts'
import { inventoryNow } from '../inventory/listing.ts'
import { os } from './mount.ts'

export interface InventoryHandlersNeeds {
  readonly settings: () => Settings
  readonly agreement: Agreement
  /** Everything that is held, in pieces of text. */
  readonly access: (format: 'text' | 'json') => AsyncGenerator<string>
  readonly changed: () => void
}

export function inventoryHandlers({ settings, agreement, access, changed }: InventoryHandlersNeeds) {
  return {
    inventory: os.privacy.inventory.handler(() => ({ date: INVENTORY_DATE, entries: inventoryNow(settings()) })),
    changes: os.privacy.changes.handler(() => [...agreement.changes()]),
    acceptChanges: os.privacy.acceptChanges.handler(() => {
      agreement.accept()
      changed()
      return { ok: true as const }
    }),
    access: os.privacy.access.handler(({ input }) => access(input.format)),
  }
}
