import type { InventoryChange } from '../../../shared/contract/privacy.ts'
import { type InventorySnapshot, sinceOf } from './snapshot.ts'

interface Compared {
  readonly agreed: InventorySnapshot
  readonly now: InventorySnapshot
  /** Whether the user has set it: a default is nothing to them then. */
  readonly isSet: (setting: string) => boolean
}

/** What differs from the inventory that was agreed to: what came, what went, what is said otherwise, what is kept for longer. */
export function inventoryChanges({ agreed, now, isSet }: Compared): InventoryChange[] {
  const changes: InventoryChange[] = []
  for (const [name, text] of Object.entries(now.entries)) {
    const before = agreed.entries[name]
    if (before === text || isTold(name, agreed, now)) continue
    changes.push(
      before === undefined
        ? { date: sinceOf(name) ?? now.date, kind: 'added', name, message: `New: ${text}` }
        : { date: now.date, kind: 'changed', name, message: `It was: ${before} It is now: ${text}` },
    )
  }
  for (const [name, text] of Object.entries(agreed.entries)) {
    if (name in now.entries || isTold(name, now, agreed)) continue
    changes.push({ date: now.date, kind: 'removed', name, message: `No longer there. It was: ${text}` })
  }
  for (const [name, days] of Object.entries(now.default_days)) {
    const before = agreed.default_days[name]
    if (before === undefined || days <= before || isSet(name)) continue
    const message = `Kept for ${days} days in place of ${before}, unless you set it.`
    changes.push({ date: now.date, kind: 'kept_longer', name, message })
  }
  return changes
}

/** A column of a table that is wholly new (or gone): the table's own line says it. */
function isTold(name: string, without: InventorySnapshot, having: InventorySnapshot): boolean {
  const table = name.split('.')[0] ?? name
  return name !== table && table in having.entries && !(table in without.entries)
}
