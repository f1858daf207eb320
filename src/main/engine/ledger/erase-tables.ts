import type { Connection } from './connection.ts'
import type { Erasure } from './slice.ts'
import type { LedgerTables } from './tables.ts'
import { VISIT_EVENTS } from './visits.ts'

/** About 2 ms each. */
const SLICE_ROWS = 500

type Reach = { readonly [Scope in Erasure['scope']]?: string } & {
  /** What a row is known by. */
  readonly row: string
}

/**
 * What an erasure means beside exchanges, their totals and what was spent; a scope that a table does not name leaves it
 * alone. What stands for an hour or a day goes as soon as the range touches it: nobody can take a part of it out.
 */
const REACH = {
  events: {
    row: 'id',
    range: 'at >= @since and at < @before',
    key: `scope = 'key' and subject = @client_key_id`,
    visit: `scope = 'key' and subject = @client_key_id`,
    provider: `scope = 'provider' and subject = @name`,
    all: 'true',
  },
  security_events: {
    row: 'id',
    range: 'at >= @since and at < @before',
    key: 'client_key_id = @client_key_id',
    visit: VISIT_EVENTS,
    all: 'true',
  },
  outbound: {
    row: 'hour, host, purpose, provider_name',
    range: 'last_at >= @since and first_at < @before',
    provider: 'provider_name = @name',
    visit: 'provider_name = @client_key_id',
    all: 'true',
  },
  provider_bills: {
    row: 'provider_name, day, item',
    range: 'day >= @first_day and day <= @last_day',
    provider: 'provider_name = @provider_name',
    all: 'true',
  },
  provider_bill_days: {
    row: 'provider_name, day',
    range: 'day >= @first_day and day <= @last_day',
    provider: 'provider_name = @provider_name',
    all: 'true',
  },
  // A key in use is known by its record; one that was revoked leaves nothing.
  client_keys: {
    row: 'id',
    key: 'id = @client_key_id and revoked_at is not null',
    all: 'revoked_at is not null',
  },
} as const satisfies Partial<Record<keyof LedgerTables, Reach>>

/** Erases a slice of each table; false once nothing is left that the erasure means. */
export function prepareTablesErasure(db: Connection, erasure: Erasure): () => boolean {
  const values = valuesOf(erasure)
  const slices = Object.entries<Reach>(REACH).flatMap(([table, reach]) => {
    const which = reach[erasure.scope]
    return which === undefined ? [] : [prepareDelete(db, table as keyof typeof REACH, which)]
  })
  if (erasure.scope === 'project') slices.push(prepareUnlabel(db))
  return () => slices.map((slice) => slice(values) > 0).includes(true)
}

/** A slice of the rows of a table to which the condition applies; returns how many went. */
export function prepareDelete(db: Connection, table: keyof typeof REACH, which: string): (values: object) => number {
  const { row } = REACH[table]
  const statement = db.prepare<[object]>(
    `delete from ${table} where (${row}) in (select ${row} from ${table} where ${which} limit ${SLICE_ROWS})`,
  )
  return (values) => statement.run(values).changes
}

/** The record of a revoked key stays for the key's sake, without the project's name. */
function prepareUnlabel(db: Connection): (values: object) => number {
  const statement = db.prepare<[object]>(
    'update client_keys set project = null where project = @project and revoked_at is not null',
  )
  return (values) => statement.run(values).changes
}

function valuesOf(erasure: Erasure): object {
  if (erasure.scope !== 'range') return erasure
  const { since, before } = erasure
  return { since, before, first_day: utcDay(since), last_day: utcDay(before - 1) }
}

/** As provider bills name days. */
export function utcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
