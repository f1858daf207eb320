import { z } from 'zod'
import type { Bill } from './bill.ts'
import { billItem, modelOfLineItem } from './bill-item.ts'
import { unreadable } from './bill-problem.ts'
import type { BillSource } from './bill-source.ts'
import { type BillSum, createBillSum } from './bill-sum.ts'
import { exactDollars } from './exact-money.ts'
import { amountText, count, name, readPages, results } from './read-pages.ts'
import { utcDay } from './utc-days.ts'

const completions = z
  .object({
    model: name,
    num_model_requests: count,
    // All of it: cached and written to the cache included, of text, audio and images.
    input_tokens: count,
    input_cached_tokens: count.nullish(),
    input_cache_write_tokens: count.nullish(),
    output_tokens: count,
  })
  .transform((result) => {
    const cached = result.input_cached_tokens ?? 0
    const written = result.input_cache_write_tokens ?? 0
    return {
      model: result.model,
      requests: result.num_model_requests,
      uncached_input_tokens: result.input_tokens - cached - written,
      cache_read_input_tokens: cached,
      cache_creation_5m_input_tokens: written,
      output_tokens: result.output_tokens,
    }
  })
const inputOnly = z
  .object({ model: name, num_model_requests: count, input_tokens: count })
  .transform(({ model, num_model_requests, input_tokens }) => ({
    model,
    requests: num_model_requests,
    uncached_input_tokens: input_tokens,
  }))
/** Counted in images, characters or seconds, of which the ledger knows the requests. */
const requestsOnly = z
  .object({ model: name, num_model_requests: count })
  .transform(({ model, num_model_requests }) => ({ model, requests: num_model_requests }))

const USAGE = {
  completions,
  embeddings: inputOnly,
  moderations: inputOnly,
  images: requestsOnly,
  audio_speeches: requestsOnly,
  audio_transcriptions: requestsOnly,
} as const

const cost = z.object({
  line_item: name,
  amount: z.object({ value: amountText.default('0'), currency: z.string().max(10).default('usd') }).nullish(),
})

/** Seconds since 1970; a bucket is a UTC day. */
const bucketOf = <Result extends z.ZodType>(result: Result) =>
  z.object({ start_time: z.number().int().min(0).max(1e11), results: results(result) })

/**
 * OpenAI's own figures: costs by line item and usage by model, in buckets of a UTC day.
 *
 *   GET {base}/organization/costs?start_time&end_time&bucket_width=1d&group_by=line_item&limit&page
 *   GET {base}/organization/usage/{completions,embeddings,…}?start_time&end_time&bucket_width=1d&group_by=model&limit&page
 *
 * Sources: platform.openai.com/docs/api-reference/usage, and the types of the openai package 7.55
 * (`admin.organization.usage`). `amount.value` is a JSON number there; answers with a text in its place were seen.
 */
export async function openaiBill({ target, basePath, from, to, key, network, limits }: BillSource): Promise<Bill> {
  const address = target.url.hostname
  const range = {
    start_time: String(from / 1000),
    end_time: String(to / 1000),
    bucket_width: '1d',
    // The most that both kinds of report give in a page (costs: 180, usage: 31).
    limit: '31',
  }
  const dayOf = (seconds: number): string => {
    const at = seconds * 1000
    if (at < from || at >= to) throw unreadable(address, 'it is of other days than those that were asked for')
    return utcDay(at)
  }
  const sum = createBillSum(address)
  const costs = { path: `${basePath}/organization/costs`, query: { ...range, group_by: 'line_item' } }
  for await (const bucket of readPages(target, { ...costs, bucket: bucketOf(cost) }, network, limits)) {
    const day = dayOf(bucket.start_time)
    sum.cover(day)
    for (const { line_item, amount } of bucket.results) {
      const exact = amount ? exactDollars(amount.value, 0) : 0n
      if (exact === null || (amount && amount.currency.toLowerCase() !== 'usd')) {
        throw unreadable(address, 'an amount in it is no number of dollars')
      }
      const item = billItem(line_item, key)
      sum.cost(day, modelOfLineItem(item) ?? item, exact)
    }
  }
  for (const [what, result] of Object.entries(USAGE)) {
    const usage = { path: `${basePath}/organization/usage/${what}`, query: { ...range, group_by: 'model' } }
    for await (const bucket of readPages(target, { ...usage, bucket: bucketOf(result) }, network, limits)) {
      addUsage(sum, dayOf(bucket.start_time), bucket.results, key)
    }
  }
  return sum.bill()
}

type UsageResult = z.output<(typeof USAGE)[keyof typeof USAGE]>

function addUsage(sum: BillSum, day: string, all: readonly UsageResult[], key: string): void {
  for (const { model, ...figures } of all) {
    // A bucket without any use may hold one result of zeros.
    if (Object.values(figures).every((figure) => figure === 0)) continue
    sum.usage(day, billItem(model, key), figures)
  }
}
