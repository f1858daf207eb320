import type { Connection } from './connection.ts'
import { ADDING, sumOf } from './spend.ts'

const SUMS = `count(*) as requests, ${sumOf('input_tokens + output_tokens')} as tokens, ${sumOf('cost_nano_usd')} as cost_nano_usd`

/** What is held back for exchanges that run, as if it were spent: rows of `spend`, some of them for the same window. */
export const HELD_AS_SPENT = `
  select client_key_id, provider_name, day as window, ${SUMS} from reservations group by client_key_id, provider_name, day
  union all
  select client_key_id, provider_name, minute, ${SUMS}
  from reservations where minute is not null group by client_key_id, provider_name, minute`

/**
 * What ran when Waybill was killed may have cost what was reserved for it, and nobody will ever say less: it counts as
 * spent, and its row says so. To be called in the transaction that marks those rows as crashed, before it does.
 */
export function accountForCrash(db: Connection): void {
  db.prepare(
    `update exchanges set input_tokens = held.input_tokens, output_tokens = held.output_tokens,
       usage_source = 'estimated', cost_basis = held.cost_basis, price_version = held.price_version,
       cost_nano_usd = iif(held.cost_basis = 'unpriced', null, held.cost_nano_usd)
     from reservations held
     where exchanges.id = held.id and exchanges.ended_by is null and held.input_tokens + held.output_tokens > 0`,
  ).run()
  // `where true`: without it, SQLite takes `on conflict` for a join's.
  db.prepare(`insert into spend select * from (${HELD_AS_SPENT}) where true ${ADDING}`).run()
  db.prepare('delete from reservations').run()
}
