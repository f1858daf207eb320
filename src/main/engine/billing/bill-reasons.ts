import type { BillComparison, BillReason } from '../../../shared/contract/billing.ts'

/** What may explain the differences, the likeliest first; empty where there are none and every day was compared. */
export function reasonsFor({ days, items, total }: Pick<BillComparison, 'days' | 'items' | 'total'>): BillReason[] {
  const reasons: BillReason[] = []
  const add = (holds: boolean, reason: BillReason['reason'], message: string): void => {
    if (holds) reasons.push({ reason, message })
  }
  const daysThat = (state: string): number => days.filter((day) => day.state === state).length
  const unpriced = total?.waybill?.unpriced_requests ?? 0
  const estimated = total?.waybill?.estimated_requests ?? 0
  const incomplete = days.filter(({ state, is_complete }) => state === 'compared' && !is_complete).length
  const differs = items.some(({ difference }) => difference?.cost_nano_usd !== 0)

  add(
    items.some(({ difference }) => (difference?.cost_nano_usd ?? 0) > 0),
    'elsewhere',
    'The bill is of the whole account: what other machines, other people and other tools used is in it and not here.',
  )
  add(
    items.some(({ difference }) => (difference?.cost_nano_usd ?? 0) < 0),
    'other_prices',
    'Waybill counts list prices: discounts, free allowances and prepaid tiers make the bill smaller.',
  )
  add(unpriced > 0, 'unpriced', `${requests(unpriced)} of no known price: they are on the bill alone.`)
  add(estimated > 0, 'estimated', `${requests(estimated)} without a report of usage: Waybill’s figure is an estimate.`)
  add(
    incomplete > 0,
    'incomplete',
    `${daysText(incomplete)} fetched within a day of the day’s end, when the provider may not have reported all of it yet.`,
  )
  add(differs, 'midnight', 'A request around midnight UTC may stand on either day.')
  add(daysThat('not_fetched') > 0, 'not_fetched', `${daysText(daysThat('not_fetched'))} not fetched.`)
  add(
    daysThat('not_recorded') > 0,
    'not_recorded',
    `${daysText(daysThat('not_recorded'))} not, or no longer, whole in the ledger, so there is nothing to compare.`,
  )
  return reasons
}

function requests(count: number): string {
  return count === 1 ? '1 request is' : `${count} requests are`
}

function daysText(count: number): string {
  return count === 1 ? '1 day was' : `${count} days were`
}
