import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { exchangeRow } from '../exchange-row.ts'
import { instant, reference } from './values.ts'

export const groupings = ['hour', 'day', 'month', 'model', 'provider', 'key', 'project', 'tool'] as const
export type Grouping = (typeof groupings)[number]

const count = z.number().int()

const totals = z.object({
  /** Those that still run included, which are in no other figure. */
  requests: count,
  /** Whatever was not answered to its end without an error. */
  errors: count,
  /** Of the requests that have ended: priced, unpriced and free ones are all of them. */
  priced_requests: count,
  /** Requests whose cost is not known; they are in no sum of money. */
  unpriced_requests: count,
  free_requests: count,
  /** Requests whose tokens were estimated, as nobody reported them. */
  estimated_requests: count,
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation_1h_input_tokens: count,
  reasoning_output_tokens: count,
  input_audio_tokens: count,
  output_audio_tokens: count,
  media_units: z.number(),
  cost_nano_usd: count,
  attempts: count,
  request_bytes: count,
  response_bytes: count,
  /** Errors of all requests that have ended, from 0 to 1; null where none has. */
  error_rate: z.number().nullable(),
  /** Input tokens that came out of a cache, of all input tokens, from 0 to 1; null where there was no input. */
  cache_hit_rate: z.number().nullable(),
})
export type UsageTotals = z.infer<typeof totals>

export const usageGroup = totals.extend({ group: z.string() })
export type UsageGroup = z.infer<typeof usageGroup>

/** In milliseconds, of exchanges without an error; each at most 4.4 % off. null where nothing was measured. */
const percentiles = z.object({ p50: z.number(), p90: z.number(), p99: z.number() }).nullable()

const reportTotals = totals.extend({ latency_ms: percentiles, time_to_first_chunk_ms: percentiles })
export type ReportTotals = z.infer<typeof reportTotals>

/** `then_group` where a second grouping was asked for. What has no name is under an empty one. */
export const reportGroup = reportTotals.extend({ group: z.string(), then_group: z.string().nullable() })
export type ReportGroup = z.infer<typeof reportGroup>

/** False while exchanges of before there were totals are still being counted: figures are too small till then. */
const totalsReady = z.boolean()

export const usageReport = z.object({
  totals: reportTotals,
  groups: z.array(reportGroup),
  /** Of more than a thousand groups, what the smallest come to, and how many they are; null: each is told by itself. */
  others: reportTotals.extend({ groups: count }).nullable(),
  totals_ready: totalsReady,
})
export type UsageReport = z.infer<typeof usageReport>

/**
 * Days and hours are those of the calendar on the wall when an exchange began. An hour that is not whole is added up from
 * its exchanges; where retention has taken a day's exchanges, the whole day counts.
 */
export const reportQuestion = z.object({
  since: instant,
  /** Not included. */
  until: instant.optional(),
  by: z.enum(groupings).optional(),
  then_by: z.enum(groupings).optional(),
  /** An empty text stands for none. */
  filter: z
    .object({
      provider_name: reference,
      model: reference,
      client_key_id: reference,
      project: reference,
      tool: reference,
    })
    .partial()
    .default({}),
  /** Whether to tell how fast answers were: a second pass over the totals, which takes longer than the first. */
  percentiles: z.boolean().default(true),
})

/** What a chart is drawn of: figures that add up over groups and steps, and durations in milliseconds, which don't. */
export const seriesMeasures = [
  'requests',
  'errors',
  'cost_nano_usd',
  'input_tokens',
  'cache_read_input_tokens',
  'output_tokens',
  'latency_p50',
  'latency_p90',
  'first_chunk_p50',
] as const
export type SeriesMeasure = (typeof seriesMeasures)[number]

export const seriesSteps = ['hour', 'day', 'month'] as const
export type SeriesStep = (typeof seriesSteps)[number]

const seriesGroupings = ['model', 'provider', 'key', 'project', 'tool'] as const
export type SeriesGrouping = (typeof seriesGroupings)[number]

/** As a report's question. */
export const seriesQuestion = reportQuestion.pick({ since: true, until: true, filter: true }).extend({
  by: z.enum(seriesGroupings),
  step: z.enum(seriesSteps),
  measure: z.enum(seriesMeasures),
  /** How many groups are told one by one. */
  top: z.number().int().min(1).max(20),
})

export const usageSeries = z.object({
  /** Hours, days or months in order, without those in which nothing happened. Values stand in the same places. */
  steps: z.array(z.string()),
  /** Over all groups; null for a duration. */
  sums: z.array(count).nullable(),
  /** The largest first, by what is measured (durations: by requests); groups of nothing are left out. */
  groups: z.array(z.object({ group: z.string(), values: z.array(z.number().nullable()) })),
})
export type UsageSeries = z.infer<typeof usageSeries>

export const statementFormats = ['csv', 'html', 'json'] as const
export type StatementFormat = (typeof statementFormats)[number]

export const month = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.')

/** Which exchanges; all that is said has to hold. Of a name, the empty text stands for none. */
export const exchangeFilter = z.object({
  since: instant.optional(),
  /** Not included. */
  until: instant.optional(),
  provider_name: reference.optional(),
  client_key_id: reference.optional(),
  project: reference.optional(),
  tool: reference.optional(),
  request_model: reference.optional(),
  /** The model that answered, or was asked for where none did: as reports name it. */
  model: reference.optional(),
  /** Any part of the model that was asked for or that answered, in any case. */
  model_part: reference.optional(),
  outcome: z.enum(['ok', 'error', 'running']).optional(),
  /** Of what has ended. */
  cost_basis: z.enum(['priced', 'unpriced', 'free']).optional(),
  limit: z.number().int().min(1).max(1000).default(100),
  /** Only exchanges that started before this one (paging: the `id` of the last row of a page). */
  before_id: reference.optional(),
})

/** `after_id` in place of `before_id`: those that come right after it; with an empty one, the oldest there are. */
export const exchangeSearch = z.object({ ...exchangeFilter.shape, after_id: reference.optional() })
export type ExchangeSearch = z.input<typeof exchangeSearch>

export const exchangeEvent = z.object({ type: z.enum(['opened', 'closed']), row: exchangeRow })
export type ExchangeEvent = z.infer<typeof exchangeEvent>

export const usage = {
  /** Newest first. */
  exchanges: oc.input(exchangeFilter).output(z.array(exchangeRow)),
  /**
   * The same for who reads along: what was found in a twentieth of a second or so, newest first, and where to go on
   * (`next`, as `before_id` or `after_id`; null: there is nothing further).
   */
  search: oc.input(exchangeSearch).output(z.object({ rows: z.array(exchangeRow), next: z.string().nullable() })),
  /** The sandbox's exchanges are left out unless they are all there is to see (demo). */
  summary: oc
    .input(z.object({ since: instant, by: z.enum(groupings).optional() }))
    .output(z.object({ totals, groups: z.array(usageGroup), totals_ready: totalsReady })),
  /** Like summary, by more, and with percentiles. Days, hours and months in order; other groups the dearest first. */
  report: oc.input(reportQuestion).output(usageReport),
  /** One measure of the largest groups, step by step: as a chart shows it. All of it is of one moment. */
  series: oc.input(seriesQuestion).output(usageSeries),
  /** What a month of the user's calendar cost, by day, model, key and project, as the text of a file. */
  statement: oc
    .input(z.object({ month, format: z.enum(statementFormats) }))
    .output(z.object({ file_name: z.string(), media_type: z.string(), text: z.string() })),
  /** Exchanges as they open and close, from now on. */
  live: oc.output(eventIterator(exchangeEvent)),
}
