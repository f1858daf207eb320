export const ranges = ['today', '7d', '30d'] as const
export type Range = (typeof ranges)[number]
export const metrics = ['requests', 'cost'] as const
export type Metric = (typeof metrics)[number]

export interface OverviewSearch {
  readonly range?: Range
  readonly metric?: Metric
  /** In place of the overview, all that was warned of. */
  readonly show?: 'warnings'
}

export const rangeDays: Readonly<Record<Range, number>> = { today: 1, '7d': 7, '30d': 30 }

/** What the address says; anything else is as if it were not there. */
export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  const range = ranges.find((known) => known === search.range)
  const metric = metrics.find((known) => known === search.metric)
  if (search.show === 'warnings') return { show: search.show }
  return { ...(range === undefined ? {} : { range }), ...(metric === undefined ? {} : { metric }) }
}
