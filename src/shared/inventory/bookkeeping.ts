import { type ColumnEntry, FIRST_INVENTORY, type TableEntry } from './entry.ts'
import { exchangeEntries } from './exchanges.ts'

export const bookkeepingTables = {
  recent: {
    category: 'exchange',
    purpose: 'Where an exchange is written first, with all its columns; within a second it is moved to exchanges.',
    retention: { words: 'a second, or until there is room on the disk' },
    rights: ['access', 'erasure', 'restriction', 'objection', 'portability', 'withdrawal'],
    since: FIRST_INVENTORY,
    passesOnTo: 'exchanges',
    columns: {
      seq: { type: 'integer', nullable: true, purpose: 'The order in which it was written.', example: '12' },
      ...exchangeEntries,
    },
  },
  settings: {
    category: 'settings',
    purpose: 'What you have set, and what Waybill has to remember of itself from one start to the next.',
    retention: { words: 'until you change it' },
    rights: ['access', 'correction', 'erasure', 'portability', 'withdrawal'],
    since: FIRST_INVENTORY,
    columns: {
      name: { type: 'text', purpose: 'The name of the setting.', example: 'retention_days' },
      value: { type: 'text', purpose: 'What it is set to.', example: '90' },
    },
  },
} as const satisfies Record<string, TableEntry>

const own = { category: 'bookkeeping', retention: { words: 'as long as the database' }, rights: ['access'] } as const

/** Made by SQLite and by what changes the tables from one version to the next; they hold nothing of anybody. */
export const foreignTables = {
  kysely_migration: {
    ...own,
    purpose: 'Which steps the database has been brought up to date by.',
    since: FIRST_INVENTORY,
    columns: {
      name: { type: 'text', purpose: 'The step.', example: '0001-exchanges' },
      timestamp: { type: 'text', purpose: 'When it was taken.', example: '2026-11-21T14:01:37.481Z' },
    },
  },
  kysely_migration_lock: {
    ...own,
    purpose: 'Keeps two starts from bringing it up to date at once.',
    since: FIRST_INVENTORY,
    columns: {
      id: { type: 'text', purpose: 'The name of the lock.', example: 'migration_lock' },
      is_locked: { type: 'integer', purpose: 'Whether it is held: 1 or 0.', example: '0' },
    },
  },
  sqlite_sequence: {
    ...own,
    purpose: 'SQLite’s own: the last number that total_groups has given.',
    since: FIRST_INVENTORY,
    columns: {
      name: { type: 'any', nullable: true, purpose: 'The table.', example: 'total_groups' },
      seq: { type: 'any', nullable: true, purpose: 'The number.', example: '168' },
    },
  },
} as const satisfies Record<string, TableEntry & { readonly columns: Readonly<Record<string, ColumnEntry>> }>
