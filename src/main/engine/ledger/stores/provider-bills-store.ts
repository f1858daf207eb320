import type { BillFigures } from '../../../../shared/contract/billing.ts'
import { breathe } from '../breathe.ts'
import type { Connection } from '../connection.ts'
import type { StoredBillLine } from '../tables.ts'

export interface ProviderBillLine extends BillFigures {
  /** UTC, as YYYY-MM-DD. */
  readonly day: string
  /** A model or a line item. */
  readonly item: string
}

export interface ProviderBillsStore {
  /** Puts these days in the place of what was fetched of them before; each day whole or not at all. */
  replace(
    providerName: string,
    bill: { readonly days: readonly string[]; readonly lines: readonly ProviderBillLine[] },
    fetchedAt: number,
  ): Promise<void>
  /** From the first day to the last, both included. */
  lines(providerName: string, first: string, last: string): ProviderBillLine[]
  /** When each day was fetched last, by day. */
  fetched(providerName: string, first: string, last: string): Map<string, number>
}

/** By `provider_name`, as the ledger calls a provider. */
export function createProviderBillsStore(db: Connection): ProviderBillsStore {
  const clear = db.prepare<[string, string]>('delete from provider_bills where provider_name = ? and day = ?')
  const put = db.prepare<StoredBillLine>(
    `insert into provider_bills (provider_name, day, item, requests, uncached_input_tokens, cache_read_input_tokens,
       cache_creation_5m_input_tokens, cache_creation_1h_input_tokens, output_tokens, cost_nano_usd)
     values (@provider_name, @day, @item, @requests, @uncached_input_tokens, @cache_read_input_tokens,
       @cache_creation_5m_input_tokens, @cache_creation_1h_input_tokens, @output_tokens, @cost_nano_usd)`,
  )
  const cover = db.prepare<[string, string, number]>(
    'insert or replace into provider_bill_days (provider_name, day, fetched_at) values (?, ?, ?)',
  )
  const select = db.prepare<[string, string, string], StoredBillLine>(
    'select * from provider_bills where provider_name = ? and day between ? and ? order by day, item',
  )
  const selectDays = db.prepare<[string, string, string], { day: string; fetched_at: number }>(
    'select day, fetched_at from provider_bill_days where provider_name = ? and day between ? and ?',
  )
  const replaceDay = db.transaction(
    (provider_name: string, day: string, lines: readonly ProviderBillLine[], fetchedAt: number) => {
      clear.run(provider_name, day)
      for (const line of lines) put.run({ ...line, provider_name })
      cover.run(provider_name, day, fetchedAt)
    },
  )

  return {
    async replace(providerName, bill, fetchedAt) {
      const byDay = new Map<string, ProviderBillLine[]>(bill.days.map((day) => [day, []]))
      for (const line of bill.lines) byDay.get(line.day)?.push(line)
      for (const [day, lines] of byDay) {
        if (!db.open) return
        replaceDay(providerName, day, lines, fetchedAt)
        await breathe()
      }
    },
    lines: (providerName, first, last) =>
      select.all(providerName, first, last).map(({ provider_name: _, ...line }) => line),
    fetched: (providerName, first, last) =>
      new Map(selectDays.all(providerName, first, last).map(({ day, fetched_at }) => [day, fetched_at])),
  }
}
