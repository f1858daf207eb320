import { type OwnPrice, ownPrice, priceRateNames } from '../../../../shared/contract/prices.ts'
import type { Connection } from '../connection.ts'
import type { StoredPrice } from '../tables.ts'
import { instantFrom } from './stored-instant.ts'

export interface PricesStore {
  /** By provider and model; without those that can't be read. */
  all(): OwnPrice[]
  /** Adds it, or replaces the one of that provider and model. */
  put(price: OwnPrice): void
  /** False where there is none. */
  remove(provider: string, model: string): boolean
}

/** Columns and fields have the same names; those of the rates are listed once, in the contract. */
const COLUMNS = ['provider', 'model', 'set_at', ...priceRateNames] as const

export function createPricesStore(db: Connection): PricesStore {
  const columns = COLUMNS.join(', ')
  const select = db.prepare<[], StoredPrice>(`select ${columns} from own_prices order by provider, model`)
  const put = db.prepare<StoredPrice>(
    `insert or replace into own_prices (${columns}) values (${COLUMNS.map((column) => `@${column}`).join(', ')})`,
  )
  const remove = db.prepare<[string, string]>('delete from own_prices where provider = ? and model = ?')

  return {
    all: () => select.all().flatMap((stored) => priceFrom(stored) ?? []),
    put(price) {
      put.run({ ...price })
    },
    remove: (provider, model) => remove.run(provider, model).changes > 0,
  }
}

/** null: someone has edited it by hand. A price below nothing, say, would let a budget grow. */
export function priceFrom(stored: StoredPrice): OwnPrice | null {
  return ownPrice.safeParse({ ...stored, set_at: instantFrom(stored.set_at) }).data ?? null
}
