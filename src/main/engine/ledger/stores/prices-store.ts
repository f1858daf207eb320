import { type OwnPrice, priceRateNames } from '../../../../shared/contract/prices.ts'
import type { Connection } from '../connection.ts'
import type { StoredPrice } from '../tables.ts'

export interface PricesStore {
  /** By provider and model. */
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
    all: () => select.all(),
    put(price) {
      put.run({ ...price })
    },
    remove: (provider, model) => remove.run(provider, model).changes > 0,
  }
}
