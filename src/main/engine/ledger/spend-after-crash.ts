import type { Connection } from './connection.ts'

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
  db.prepare(
    `update spend set tokens = tokens + reserved_tokens, cost_nano_usd = cost_nano_usd + reserved_nano_usd,
       reserved_tokens = 0, reserved_nano_usd = 0 where reserved_tokens <> 0 or reserved_nano_usd <> 0`,
  ).run()
  db.prepare('delete from reservations').run()
}
