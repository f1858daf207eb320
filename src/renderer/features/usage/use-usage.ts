import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ReportGroup } from '../../../shared/contract/usage.ts'
import { useApi } from '../../data/api.tsx'
import { addsUp } from './measures.ts'
import type { Period } from './period.ts'
import type { GroupBy, Metric } from './usage-search.ts'
import { type Steps, sumOf, topNames, type UsageView, valuesIn, withOther } from './usage-view.ts'

/** The engine's own limit for one answer. */
const MOST_LINES = 1000
const EVERY_MS = 15_000

export interface UsageQuestion {
  readonly period: Period
  readonly by: GroupBy
  /** undefined: whatever tells most. */
  readonly metric: Metric | undefined
  readonly filter: { readonly project?: string; readonly tool?: string }
}

const filterNames = {
  model: 'model',
  provider: 'provider_name',
  key: 'client_key_id',
  project: 'project',
  tool: 'tool',
} as const

/** Asked again now and then, not with each exchange: over millions of them an answer takes a tenth of a second. */
export function useUsage(question: UsageQuestion) {
  const { client, queries } = useApi()
  const { period, by, metric, filter } = question
  const { since, until, step, buckets } = period
  return useQuery({
    queryKey: [...queries.usage.report.key(), 'view', since, until, step, buckets.length, by, metric, filter],
    queryFn: ({ signal }) => readUsage(client, question, signal),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  })
}

async function readUsage(client: ControlClient, question: UsageQuestion, signal: AbortSignal): Promise<UsageView> {
  const { period, by, filter } = question
  const { since, until, step, buckets } = period
  const ask = (more: object) =>
    client.usage.report({ since, ...(until === null ? {} : { until }), filter, ...more }, { signal })
  const whole = await ask({ by: by === 'none' ? step : by })
  const { totals, groups, totals_ready: isReady } = whole
  const usual = totals.requests > 0 && totals.cost_nano_usd === 0 ? 'requests' : 'cost'
  const metric = question.metric ?? usual
  // What adds up is told by step without what does not.
  const askSteps = (more: object) => ask({ ...more, percentiles: !addsUp(metric) })
  const told = { by, step, metric, usual, totals, groups, buckets, isReady } as const
  const read = (steps: Steps) => valuesIn(steps, period, metric)
  const sumsOf = (values: readonly (readonly (number | null)[])[]) =>
    addsUp(metric) ? sumOf(values, buckets.length) : null

  if (by === 'none') {
    const values = read(stepsOf(groups))
    return { ...told, series: [{ name: '', values }], sums: sumsOf([values]) }
  }
  const top = topNames(groups, metric)
  if (groups.length * buckets.length <= MOST_LINES) {
    const lines = (await askSteps({ by, then_by: step })).groups
    const valuesOf = (name: string) => read(lines.filter(({ group }) => group === name).map(thenStep))
    const sums = sumsOf([...new Set(lines.map(({ group }) => group))].map(valuesOf))
    return {
      ...told,
      series: withOther(
        top.map((name) => ({ name, values: valuesOf(name) })),
        sums,
      ),
      sums,
    }
  }
  // Too many lines for one answer: those that are shown one by one, and all of them together.
  const [all, ...each] = await Promise.all([
    askSteps({ by: step }),
    ...top.map((name) => askSteps({ by: step, filter: { ...filter, [filterNames[by]]: name } })),
  ])
  const sums = sumsOf([read(stepsOf(all.groups))])
  const series = top.map((name, index) => ({ name, values: read(stepsOf(each[index]?.groups ?? [])) }))
  return { ...told, series: withOther(series, sums), sums }
}

function stepsOf(groups: readonly ReportGroup[]): Steps {
  return groups.map((figures) => ({ step: figures.group, figures }))
}

function thenStep(figures: ReportGroup) {
  return { step: figures.then_group ?? '', figures }
}
