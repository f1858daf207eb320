import type { InventoryChange } from '../../../shared/contract/privacy.ts'
import { inventoryChanges } from './changes.ts'
import { type InventorySnapshot, inventorySnapshot, snapshotNow } from './snapshot.ts'

/** Under this name it stands among the settings. */
const STORED_AS = 'inventory_agreed'

interface Store {
  all(): Record<string, unknown>
  set(name: string, value: unknown): void
}

export interface Agreement {
  /** An update has changed the inventory, and nobody has agreed yet: nothing may be recorded. */
  waits(): boolean
  changes(): readonly InventoryChange[]
  /** For status: that it waits, and what to do. */
  notices(): readonly { readonly code: string; readonly message: string; readonly action: string }[]
  /** From now on this version's inventory is what was agreed to. */
  accept(): void
}

/**
 * What was agreed to is remembered as it was said. A database that has none yet, a new one among them, begins with the
 * inventory of this version: whoever starts Waybill has it before them, and nothing was published before there was one.
 */
export function openAgreement(store: Store, now: InventorySnapshot = snapshotNow()): Agreement {
  const stored = store.all()
  if (stored[STORED_AS] === undefined) store.set(STORED_AS, now)
  const agreed = stored[STORED_AS] === undefined ? now : agreedIn(stored[STORED_AS])
  let changes = inventoryChanges({ agreed, now, isSet: (setting) => Object.hasOwn(stored, setting) })
  return {
    waits: () => changes.length > 0,
    changes: () => changes,
    notices: () => (changes.length > 0 ? [noticeOf(changes)] : []),
    accept() {
      store.set(STORED_AS, now)
      changes = []
    },
  }
}

/** What can't be read (someone edited it by hand) is no agreement: everything is asked for again. */
function agreedIn(stored: unknown): InventorySnapshot {
  const result = inventorySnapshot.safeParse(stored)
  return result.success ? result.data : { date: '', entries: {}, default_days: {} }
}

function noticeOf(changes: readonly InventoryChange[]) {
  const [dates, count] = [changes.map(({ date }) => date).sort(), changes.length]
  return {
    code: 'inventory_changed',
    message: `${count === 1 ? 'One change' : `${count} changes`} to what is kept (${dates.at(-1)}). No exchange is recorded until you agree.`,
    action: 'See them: waybill privacy changes. Agree: waybill privacy changes --accept',
  }
}
