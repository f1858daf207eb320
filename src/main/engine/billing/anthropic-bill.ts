import { z } from 'zod'
import type { Bill } from './bill.ts'
import { billItem } from './bill-item.ts'
import { unreadable } from './bill-problem.ts'
import type { BillSource } from './bill-source.ts'
import { createBillSum } from './bill-sum.ts'
import { exactDollars } from './exact-money.ts'
import { amountText, count, name, readPages, results } from './read-pages.ts'
import { utcDay } from './utc-days.ts'

const usage = z
  .object({
    model: name,
    uncached_input_tokens: count,
    cache_read_input_tokens: count,
    cache_creation: z.object({ ephemeral_5m_input_tokens: count, ephemeral_1h_input_tokens: count }).nullish(),
    output_tokens: count,
  })
  .transform(({ cache_creation, ...result }) => ({
    ...result,
    cache_creation_5m_input_tokens: cache_creation?.ephemeral_5m_input_tokens ?? 0,
    cache_creation_1h_input_tokens: cache_creation?.ephemeral_1h_input_tokens ?? 0,
  }))

/** `model` is null for what is not charged by tokens (web search, code execution): then the description names it. */
const cost = z.object({ amount: amountText, currency: z.string().max(10), model: name, description: name })

const bucketOf = <Result extends z.ZodType>(result: Result) =>
  z.object({ starting_at: z.iso.datetime({ offset: true }), results: results(result) })

/**
 * Anthropic's own figures, in buckets of a UTC day.
 *
 *   GET {base}/v1/organizations/cost_report?starting_at&ending_at&bucket_width=1d&group_by[]=description&limit&page
 *   GET {base}/v1/organizations/usage_report/messages?starting_at&ending_at&bucket_width=1d&group_by[]=model&limit&page
 *
 * `amount` is a decimal text in cents: "123.45" is $1.2345. Both answer `{data, has_more, next_page}`, 31 days a page at
 * most. Priority Tier is in the usage and not in the costs. Source: platform.claude.com/docs/en/api/admin
 * (cost_report, usage_report) and its guide "Usage and Cost API".
 */
export async function anthropicBill({ target, basePath, from, to, key, network, limits }: BillSource): Promise<Bill> {
  const address = target.url.hostname
  const range = { starting_at: isoSeconds(from), ending_at: isoSeconds(to), bucket_width: '1d', limit: '31' }
  const dayOf = (start: string): string => {
    const at = Date.parse(start)
    if (!(at >= from && at < to)) throw unreadable(address, 'it is of other days than those that were asked for')
    return utcDay(at)
  }
  const reports = `${basePath}/v1/organizations`
  const sum = createBillSum(address)
  const costs = { path: `${reports}/cost_report`, query: { ...range, 'group_by[]': 'description' } }
  for await (const bucket of readPages(target, { ...costs, bucket: bucketOf(cost) }, network, limits)) {
    const day = dayOf(bucket.starting_at)
    sum.cover(day)
    for (const { amount, currency, model, description } of bucket.results) {
      const exact = exactDollars(amount, -2)
      if (exact === null || currency.toUpperCase() !== 'USD') {
        throw unreadable(address, 'an amount in it is no number of dollars')
      }
      sum.cost(day, billItem(model ?? description, key), exact)
    }
  }
  const messages = { path: `${reports}/usage_report/messages`, query: { ...range, 'group_by[]': 'model' } }
  for await (const bucket of readPages(target, { ...messages, bucket: bucketOf(usage) }, network, limits)) {
    const day = dayOf(bucket.starting_at)
    for (const { model, ...figures } of bucket.results) sum.usage(day, billItem(model, key), figures)
  }
  return sum.bill()
}

function isoSeconds(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}
