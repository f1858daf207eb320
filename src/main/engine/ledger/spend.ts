import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import { type Used, usedBy } from '../used.ts'
import type { Connection } from './connection.ts'
import type { StoredReservation, StoredSpend } from './tables.ts'

export type SpendRow = Readonly<StoredSpend>

/**
 * What client keys have spent, and what is held back for those exchanges that run, as both survive a crash. `settle` is called in
 * the transaction that writes the row, so that the two never disagree.
 */
export interface Spend {
  /** Remembers an exchange that goes to its provider, until `finished`. */
  departs(row: ExchangeRow, reservation: Reservation | null): void
  /** Of these exchanges. Returns what to call when the transaction is committed. */
  reserve(ids: readonly string[]): () => void
  /** Again for an id: by the difference. Returns what to call when the transaction is committed. */
  settle(rows: readonly ExchangeRow[]): () => void
  finished(id: string): void
  /** A provider was erased: what runs counts for its key, and no more by that name. */
  unname(providerName: string): void
}

/** Beyond any spending there can be. A sum that an edit by hand has burst would stop every row that counts in it, and the start. */
const MOST = Number.MAX_SAFE_INTEGER

/** How what a statement inserts into `spend` joins what stands there. */
export const ADDING = `on conflict do update set requests = min(requests + excluded.requests, ${MOST}),
  tokens = min(tokens + excluded.tokens, ${MOST}), cost_nano_usd = min(cost_nano_usd + excluded.cost_nano_usd, ${MOST})`

/** SQLite's own `sum` fails where it overflows. */
export const sumOf = (figure: string): string => `cast(max(0, min(total(${figure}), ${MOST})) as integer)`

interface Departed {
  readonly clientKeyId: string
  readonly providerName: string
  readonly reservation: Reservation | null
  /** It stands in the database: what could not be written there is not to be taken off. */
  isHeld: boolean
  counted: (Used & { readonly providerName: string }) | null
  /** Providers that were erased since. */
  unnamed: readonly string[]
}

type Change = readonly [requests: number, tokens: number, costNanoUsd: number]

export function createSpend(db: Connection): Spend {
  const add = db.prepare<[string, string, string, ...Change]>(
    `insert into spend (client_key_id, provider_name, window, requests, tokens, cost_nano_usd)
     values (?, ?, ?, ?, ?, ?) ${ADDING}`,
  )
  const hold = db.prepare<StoredReservation[keyof StoredReservation][]>(
    `insert or replace into reservations (id, client_key_id, provider_name, day, minute, input_tokens, output_tokens,
       cost_nano_usd, cost_basis, price_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const release = db.prepare<[string]>('delete from reservations where id = ?')
  const departed = new Map<string, Departed>()

  return {
    departs({ id, client_key_id, provider_name }, reservation) {
      if (client_key_id === null || departed.has(id)) return
      const [clientKeyId, providerName] = [client_key_id, provider_name ?? '']
      departed.set(id, { clientKeyId, providerName, reservation, isHeld: false, counted: null, unnamed: [] })
    },
    reserve(ids) {
      const held = ids.flatMap((id) => {
        const exchange = departed.get(id)
        if (!exchange?.reservation) return []
        const { clientKeyId, providerName, reservation } = exchange
        const { day, minute, inputTokens, outputTokens, costNanoUsd, costBasis, priceVersion } = reservation
        // By their places: by names it takes a third longer.
        hold.run(
          ...[id, clientKeyId, providerName, day, minute, inputTokens, outputTokens],
          ...[costNanoUsd, costBasis, priceVersion],
        )
        return [exchange]
      })
      return () => {
        for (const exchange of held) exchange.isHeld = true
      }
    },
    settle(rows) {
      const sums = createSums()
      const counted = rows.map((row) => {
        const exchange = departed.get(row.id)
        if (!exchange) return null
        const { clientKeyId, reservation } = exchange
        const now = {
          // Another candidate may have answered than the one for which it was reserved.
          providerName: row.provider_name ?? exchange.providerName,
          ...usedBy(row, reservation),
        }
        const change = changeOf(exchange, now)
        const windows = reservation ? windowsOf(reservation) : [row.local_hour.slice(0, 10)]
        if (change !== null) {
          const name = exchange.unnamed.includes(change[0]) ? '' : change[0]
          for (const window of windows) sums.add([clientKeyId, name, window], change[1])
        }
        if (exchange.isHeld && !exchange.counted) release.run(row.id)
        return { exchange, now }
      })
      for (const [where, sum] of sums.all()) add.run(...where, ...sum)
      return () => {
        for (const one of counted) if (one) one.exchange.counted = one.now
      }
    },
    finished: (id) => void departed.delete(id),
    unname(providerName) {
      for (const exchange of departed.values()) {
        if (!exchange.unnamed.includes(providerName)) exchange.unnamed = [...exchange.unnamed, providerName]
      }
    },
  }
}

type Where = readonly [clientKeyId: string, providerName: string, window: string]

/** What ends together is mostly of one key at one provider: one row is touched, once. */
function createSums() {
  const sums = new Map<string, readonly [Where, Change]>()
  return {
    add(where: Where, change: Change): void {
      const name = where.join('\n')
      const before = sums.get(name)?.[1]
      sums.set(name, [
        where,
        before ? (before.map((figure, at) => figure + (change[at] ?? 0)) as unknown as Change) : change,
      ])
    },
    all: () => sums.values(),
  }
}

function windowsOf({ day, minute }: Reservation): string[] {
  return minute === null ? [day] : [day, minute]
}

type Counted = NonNullable<Departed['counted']>

/** What to add to which provider's spending: the difference to what stands there. */
function changeOf({ counted }: Departed, now: Counted): readonly [providerName: string, Change] | null {
  if (counted === null) return [now.providerName, [1, now.tokens, now.costNanoUsd]]
  const tokens = now.tokens - counted.tokens
  const cost = now.costNanoUsd - counted.costNanoUsd
  return tokens === 0 && cost === 0 ? null : [counted.providerName, [0, tokens, cost]]
}
