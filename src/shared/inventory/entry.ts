/** What a thing that is kept is for: by this the privacy page, PRIVACY.md and `waybill privacy inventory` are divided. */
export const categories = [
  'exchange',
  'hourly total',
  'daily total',
  'spend',
  'warning',
  'security event',
  'outbound',
  'bill',
  'price',
  'provider',
  'key metadata',
  'secret',
  'settings',
  'bookkeeping',
  'view settings',
] as const
export type Category = (typeof categories)[number]

export const rights = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
] as const
export type Right = (typeof rights)[number]

/** Settings that say for how many days something is kept. */
export const retentionSettings = [
  'retention_days',
  'totals_retention_days',
  'events_retention_days',
  'security_events_retention_days',
  'outbound_retention_days',
] as const
export type RetentionSetting = (typeof retentionSettings)[number]

/** For as long as a setting says, or as these words do. */
export type Retention = { readonly setting: RetentionSetting } | { readonly words: string }

/** The day of the first inventory, and since when most of it is there. */
export const FIRST_INVENTORY = '2026-11-21'

/** The day of this inventory. Whoever changes anything in it sets this day, by which users are told of the change. */
export const INVENTORY_DATE = '2026-11-22'

export interface ColumnEntry {
  /** SQLite's; `any` where a table of SQLite's own says none. */
  readonly type: 'text' | 'integer' | 'real' | 'blob' | 'any'
  readonly nullable?: true
  readonly purpose: string
  readonly example: string
  /** The user can switch it off (setting fields_off): it is null from the next exchange on. */
  readonly optional?: true
  /** Beside those of its table. */
  readonly rights?: readonly Right[]
  /** Never shown to anybody, not even where everything that is held is told of. */
  readonly hidden?: true
  /** YYYY-MM-DD; where it came after its table. */
  readonly since?: string
}

export interface TableEntry {
  readonly category: Category
  readonly purpose: string
  readonly retention: Retention
  readonly rights: readonly Right[]
  /** YYYY-MM-DD */
  readonly since: string
  /** It holds for a while what belongs there, in columns that are declared there; only its others are declared here. */
  readonly passesOnTo?: 'exchanges'
  readonly columns: { readonly [name: string]: ColumnEntry }
}
