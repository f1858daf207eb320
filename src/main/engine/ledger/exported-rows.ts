import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { breathe } from './breathe.ts'
import type { Queries } from './migrate.ts'
import { fromStored } from './stored-exchange.ts'

/** As CSV, the slowest format, about 5 ms. */
const PAGE_ROWS = 200

/** Every exchange that was there when it began, oldest first, page by page. */
export async function* exportedRows(db: Queries): AsyncGenerator<ExchangeRow[]> {
  const newest = await db.selectFrom('exchanges').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (newest === undefined) return
  let after = ''
  for (;;) {
    const page = await db
      .selectFrom('exchanges')
      .selectAll()
      .where('id', '>', after)
      .where('id', '<=', newest.id)
      .orderBy('id')
      .limit(PAGE_ROWS)
      .execute()
    const last = page.at(-1)
    if (last === undefined) return
    yield page.map(fromStored)
    after = last.id
    await breathe()
  }
}
