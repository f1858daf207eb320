import type { Connection } from './connection.ts'
import { idFloor } from './id-floor.ts'

/** What a self-test leaves behind, till it is erased: all of a key that nobody else has, and refusals that know of no key. */
export interface Visit {
  readonly client_key_id: string
  /** In rows and events without a key. */
  readonly tool: string
  /** UTC milliseconds: nothing of it is older. */
  readonly since: number
}

export interface VisitErasure extends Omit<Visit, 'since'> {
  readonly scope: 'visit'
  readonly first_id: string
}

export function visitErasure({ client_key_id, tool, since }: Visit): VisitErasure {
  return { scope: 'visit', client_key_id, tool, first_id: idFloor(since) }
}

/** An index leads to both: that of the keys ends in the id, for rows without a key as well. */
export const VISIT_ROWS =
  '(client_key_id = @client_key_id or (client_key_id is null and id >= @first_id and tool = @tool))'

/** Ids of its exchanges and of the events that were noted of it. */
export function idsOfVisit(db: Connection, visit: Visit): string[] {
  const ids = (table: string, which: string) =>
    db.prepare<[object], string>(`select id from ${table} where ${which}`).pluck().all(visitErasure(visit))
  return [...ids('exchanges', VISIT_ROWS), ...ids('security_events', VISIT_EVENTS)]
}

export const VISIT_EVENTS = '(client_key_id = @client_key_id or tool = @tool)'

/** The keys of visits that a crash has cut short; theirs begin alike. */
export function keysOfVisits(db: Connection, beginning: string): string[] {
  const places = [
    'exchanges.client_key_id',
    'security_events.client_key_id',
    'spend.client_key_id',
    'outbound.provider_name',
  ]
  const selects = places.map((place) => {
    const [table = '', column = ''] = place.split('.')
    return `select ${column} from ${table} where ${column} >= @from and ${column} < @to`
  })
  // `~` stands behind every character that an id is made of.
  const bounds = { from: beginning, to: `${beginning}~` }
  return db.prepare<[object], string>(selects.join(' union ')).pluck().all(bounds)
}
