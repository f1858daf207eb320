import { expect, test } from 'vitest'
import { inventoryChanges } from '../../../../src/main/engine/inventory/changes.ts'
import { type InventorySnapshot, snapshotNow } from '../../../../src/main/engine/inventory/snapshot.ts'

const before: InventorySnapshot = {
  date: '2026-11-21',
  entries: {
    exchanges: 'Rows.',
    'exchanges.tool': 'The tool.',
    'exchanges.gone': 'Old.',
    old: 'A table.',
    'old.a': 'A.',
  },
  default_days: { retention_days: 90, outbound_retention_days: 90 },
}

function changes(now: Partial<InventorySnapshot>, isSet: readonly string[] = []) {
  return inventoryChanges({
    agreed: before,
    now: { ...before, date: '2027-02-01', ...now },
    isSet: (name) => isSet.includes(name),
  })
}

test('an inventory that says the same has no changes', () => {
  expect(changes({})).toEqual([])
  expect(inventoryChanges({ agreed: snapshotNow(), now: snapshotNow(), isSet: () => false })).toEqual([])
})

test('what came, what went and what is said otherwise is told, dated; a whole table in one line', () => {
  const entries = {
    exchanges: 'Rows.',
    'exchanges.tool': 'The tool and its version.',
    'exchanges.x': 'X.',
    new: 'N.',
    'new.a': 'A.',
  }
  expect(changes({ entries })).toEqual([
    {
      date: '2027-02-01',
      kind: 'changed',
      name: 'exchanges.tool',
      message: 'It was: The tool. It is now: The tool and its version.',
    },
    // Of a table that has a date in the inventory.
    { date: '2026-11-21', kind: 'added', name: 'exchanges.x', message: 'New: X.' },
    { date: '2027-02-01', kind: 'added', name: 'new', message: 'New: N.' },
    { date: '2027-02-01', kind: 'removed', name: 'exchanges.gone', message: 'No longer there. It was: Old.' },
    { date: '2027-02-01', kind: 'removed', name: 'old', message: 'No longer there. It was: A table.' },
  ])
})

test('a longer default is told, unless the user has set the period; a shorter one is no reason to wait', () => {
  const default_days = { retention_days: 365, outbound_retention_days: 30 }
  expect(changes({ default_days })).toEqual([
    {
      date: '2027-02-01',
      kind: 'kept_longer',
      name: 'retention_days',
      message: 'Kept for 365 days in place of 90, unless you set it.',
    },
  ])
  expect(changes({ default_days }, ['retention_days'])).toEqual([])
})
