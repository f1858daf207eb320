import type { Queries } from '../migrate.ts'

/** Each value of an indexed column, one seek for each: `select distinct` would read the whole index. */
export async function distinctValues(db: Queries, column: 'client_key_id' | 'provider_name'): Promise<string[]> {
  const values: string[] = []
  for (;;) {
    const last = values.at(-1)
    let query = db.selectFrom('exchanges').select(column).where(column, 'is not', null)
    if (last !== undefined) query = query.where(column, '>', last)
    const next = (await query.orderBy(column).limit(1).executeTakeFirst())?.[column]
    if (next === undefined || next === null) return values
    values.push(next)
  }
}
