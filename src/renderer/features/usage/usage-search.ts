export const ranges = ['today', '7d', '30d', '90d', '12m'] as const
export type Range = (typeof ranges)[number]
export const groupings = ['model', 'provider', 'key', 'project', 'tool', 'none'] as const
export type GroupBy = (typeof groupings)[number]
export const steps = ['hour', 'day', 'month'] as const
export type Step = (typeof steps)[number]
export const metrics = [
  'cost',
  'requests',
  'errors',
  'tokens_in',
  'cached',
  'tokens_out',
  'latency_p50',
  'latency_p90',
  'first_chunk',
] as const
export type Metric = (typeof metrics)[number]
/** Of the table of groups, in their order: what is not priced stands beside the cost that it is not in. */
export const columns = [
  'name',
  'cost',
  'unpriced',
  'requests',
  'errors',
  'tokens_in',
  'cached',
  'tokens_out',
  'latency_p50',
  'latency_p90',
  'first_chunk',
] as const
export type Column = (typeof columns)[number]

/** What is measured is the cost by itself, and where nothing costs anything, the requests. */
export const defaults = { range: '30d', by: 'model' } as const

/** Everything that the address says of this screen; what it does not say is the default, and the default is not said. */
export interface UsageSearch {
  readonly range?: Range
  /** First and last day, YYYY-MM-DD of the reader's calendar, in place of a range; without a last one, until today. */
  readonly from?: string
  readonly to?: string
  readonly by?: GroupBy
  readonly step?: Step
  readonly metric?: Metric
  readonly view?: 'table'
  /** The table's order; without it, by what the chart shows. */
  readonly sort?: Column
  /** Smallest first. */
  readonly up?: true
  /** Of one project or tool alone; an empty text is those without one. */
  readonly project?: string
  readonly tool?: string
}

/** Each name that is given is set, or taken away. */
export type SearchChange = { readonly [Name in keyof UsageSearch]?: UsageSearch[Name] | undefined }

function text(value: unknown): string | undefined {
  // The router reads a number out of `project=4`.
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said.length <= 200 ? said : undefined
}

/** The day's beginning in the reader's calendar; undefined for what is no day from 2000 on. */
export function dayIn(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? /^(2\d{3})-(\d\d)-(\d\d)$/.exec(value) : null
  if (parts === null) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const at = new Date(year, month - 1, day)
  return at.getMonth() === month - 1 && at.getDate() === day ? at.getTime() : undefined
}

function known<T extends string>(list: readonly T[], value: unknown, unsaid?: T): T | undefined {
  const found = list.find((one) => one === value)
  return found === unsaid ? undefined : found
}

export function usageSearch(search: Record<string, unknown>): UsageSearch {
  const from = dayIn(search.from) === undefined ? undefined : String(search.from)
  const to = from === undefined || dayIn(search.to) === undefined ? undefined : String(search.to)
  const read = {
    range: from === undefined ? known(ranges, search.range, defaults.range) : undefined,
    from,
    to,
    by: known(groupings, search.by, defaults.by),
    step: known(steps, search.step),
    metric: known(metrics, search.metric),
    view: known(['table'], search.view),
    sort: known(columns, search.sort),
    up: search.up === true ? true : undefined,
    project: text(search.project),
    tool: text(search.tool),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
