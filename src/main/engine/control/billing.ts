import { v7 as uuidv7 } from 'uuid'
import type { BillState } from '../../../shared/contract/billing.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Billing, DAY_MS, startOfUtcDay, utcDay, utcDays } from '../billing/billing.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Serial } from '../serial.ts'
import { type AdminKeysNeeds, adminKeys, type BilledProvider } from './admin-keys.ts'
import { os } from './mount.ts'

export interface BillingHandlersNeeds extends AdminKeysNeeds {
  readonly ledger: Pick<Ledger, 'adminKeys' | 'providerBills' | 'billedDays' | 'oldestExchange'>
  readonly billing: Billing
  /** Shared with the providers' own changes. */
  readonly inTurn: Serial
  /** For how long exchanges are kept. */
  readonly retentionDays: () => number
  readonly changed: () => void
}

/** No provider keeps more in its reports, and a longer range is more likely a slip. */
const MOST_DAYS = 366

export function billingHandlers(needs: BillingHandlersNeeds) {
  const { ledger, billing, inTurn, changed } = needs
  const keys = adminKeys(needs)

  const stateOf = (billed: BilledProvider): BillState => {
    const fetched = ledger.providerBills.fetched(billed.provider.ledgerName, '0000-00-00', '9999-99-99')
    return { ...keys.view(billed), days: fetched.size, last_fetched_at: fetched.size ? latest(fetched.values()) : null }
  }

  async function compareOne({ provider }: BilledProvider, since: number) {
    const now = Date.now()
    const days = utcDays(atMost(since, now), now)
    const [first = '', last = ''] = [days[0], days.at(-1)]
    const { ledgerName } = provider
    const range = { since: startOfUtcDay(first), until: startOfUtcDay(last) + DAY_MS }
    return billing.compare({
      provider: provider.name,
      days,
      bill: ledger.providerBills.lines(ledgerName, first, last),
      fetchedAt: ledger.providerBills.fetched(ledgerName, first, last),
      ledger: await ledger.billedDays({ providerName: ledgerName, ...range }),
      recordedFrom: recordedFrom(await ledger.oldestExchange(), now - needs.retentionDays() * DAY_MS),
    })
  }

  return {
    state: os.billing.state.handler(() => keys.billed().map(stateOf)),
    setAdminKey: os.billing.setAdminKey.handler(({ input }) =>
      inTurn(async () => {
        const billed = keys.named(input.provider)
        await keys.keep(billed, uuidv7(), input.key)
        changed()
        return stateOf(billed)
      }),
    ),
    removeAdminKey: os.billing.removeAdminKey.handler(({ input }) =>
      inTurn(async () => {
        if (!(await keys.forget(input.provider))) {
          const message = `There is no admin key for ${input.provider}.`
          throw new AppError('not_found', { message, action: 'Nothing was done.' })
        }
        changed()
        return { ok: true as const }
      }),
    ),
    fetch: os.billing.fetch.handler(async ({ input, signal }) => {
      const billed = keys.named(input.provider)
      const { provider, kind, endpoint } = billed
      const now = Date.now()
      const from = startOfUtcDay(utcDay(atMost(input.since, now)))
      const bill = await billing.fetch({
        kind,
        provider: provider.name,
        url: endpoint.url,
        basePath: endpoint.basePath,
        key: keys.keyOf(billed),
        from,
        to: startOfUtcDay(utcDay(now)) + DAY_MS,
        signal,
      })
      await ledger.providerBills.replace(provider.ledgerName, bill, now)
      changed()
      const cost = bill.lines.reduce((sum, { cost_nano_usd }) => sum + cost_nano_usd, 0)
      return { provider: provider.name, days: bill.days.length, cost_nano_usd: cost }
    }),
    compare: os.billing.compare.handler(async ({ input }) => {
      const wanted =
        input.provider === undefined
          ? keys.billed().filter((billed) => stateOf(billed).key_state !== 'none' || stateOf(billed).days > 0)
          : [keys.named(input.provider)]
      const comparisons = []
      for (const billed of wanted) comparisons.push(await compareOne(billed, input.since))
      return comparisons
    }),
  }
}

function atMost(since: number, now: number): number {
  if (since > now) throw new AppError('invalid_input', { message: 'That day has not come yet.' })
  return Math.max(since, now - (MOST_DAYS - 1) * DAY_MS)
}

/**
 * From when on the ledger has whole UTC days: what is older than the retention goes within the hour, and the first
 * exchange that is there may be the first that ever was. null: there is none.
 */
function recordedFrom(oldest: number | null, keptFrom: number): number | null {
  if (oldest === null) return null
  const firstDay = startOfUtcDay(utcDay(oldest))
  return Math.max(firstDay, keptFrom)
}

function latest(instants: Iterable<number>): number {
  let last = 0
  for (const instant of instants) last = Math.max(last, instant)
  return last
}
