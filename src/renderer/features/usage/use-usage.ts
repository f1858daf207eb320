import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReportTotals } from '../../../shared/contract/usage.ts'
import { type Api, useApi } from '../../data/api.tsx'
import { addsUp, measures } from './measures.ts'
import type { Period } from './period.ts'
import { rememberedLooks } from './series-colours.ts'
import type { GroupBy, Metric } from './usage-search.ts'
import { inBuckets, TOP, type UsageView, withOther } from './usage-view.ts'

const EVERY_MS = 15_000

/** While the page is open: a colour is told from another, and not known by heart. */
const looksOf = rememberedLooks()

export interface UsageQuestion {
  readonly period: Period
  readonly by: GroupBy
  /** undefined: whatever tells most. */
  readonly metric: Metric | undefined
  readonly filter: { readonly project?: string; readonly tool?: string }
}

/** Asked again now and then, not with each exchange: over millions of them an answer takes a tenth of a second. */
export function useUsage(question: UsageQuestion) {
  const api = useApi()
  const { period, by, metric, filter } = question
  const { since, until, step, buckets } = period
  return useQuery({
    queryKey: [...api.queries.usage.report.key(), 'view', since, until, step, buckets.length, by, metric, filter],
    queryFn: ({ signal }) => readUsage(api, question, signal),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  })
}

/** Groups and steps are asked for at once: the engine has a thread for each of two questions. */
async function readUsage({ client, queries, queryClient }: Api, question: UsageQuestion, signal: AbortSignal) {
  const { period, by, filter } = question
  const { since, until, step, buckets } = period
  const within = { since, ...(until === null ? {} : { until }), filter }
  const told = { by, step, buckets } as const

  if (by === 'none') {
    const report = await client.usage.report({ ...within, by: step }, { signal })
    const { totals, groups, others, totals_ready: isReady } = report
    const usual = usualOf(totals)
    const metric = question.metric ?? usual
    const { read } = measures[metric]
    const values = inBuckets(buckets, metric, new Map(groups.map((figures) => [figures.group, read(figures)])))
    const sums = addsUp(metric) ? values.map(Number) : null
    const series = [{ name: '', values }]
    const looks = looksOf([''], by)
    return { ...told, metric, usual, totals, groups, others, isReady, series, looks, sums } satisfies UsageView
  }

  const askSteps = (metric: Metric) =>
    client.usage.series({ ...within, by, step, measure: measures[metric].series, top: TOP }, { signal })
  const likely = question.metric ?? 'cost'
  const [{ totals, groups, others, totals_ready: isReady }, likelySteps] = await Promise.all([
    client.usage.report({ ...within, by }, { signal }),
    askSteps(likely),
    // Keys have their names from the first moment on.
    by === 'key' && queryClient.ensureQueryData(queries.clientKeys.names.queryOptions()).catch(() => undefined),
  ])
  const usual = usualOf(totals)
  const metric = question.metric ?? usual
  const { steps, sums, groups: top } = metric === likely ? likelySteps : await askSteps(metric)
  const placed = (values: readonly (number | null)[]) =>
    inBuckets(buckets, metric, new Map(steps.map((name, index) => [name, values[index] ?? null])))
  const all = sums === null ? null : placed(sums).map(Number)
  const series = withOther(
    top.map(({ group, values }) => ({ name: group, values: placed(values) })),
    all,
  )
  const looks = looksOf(
    series.map(({ name }) => name),
    by,
  )
  return { ...told, metric, usual, totals, groups, others, isReady, series, looks, sums: all } satisfies UsageView
}

function usualOf({ requests, cost_nano_usd: cost }: ReportTotals): Metric {
  return requests > 0 && cost === 0 ? 'requests' : 'cost'
}
