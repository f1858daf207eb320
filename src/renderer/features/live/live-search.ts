export const outcomes = ['ok', 'error', 'running'] as const
export type OutcomeFilter = (typeof outcomes)[number]

/** Everything that the address says of this screen: what is shown can be sent as a link. */
export interface LiveSearch {
  readonly provider?: string
  readonly key?: string
  readonly outcome?: OutcomeFilter
  readonly model?: string
  /** The exchange whose details are open. */
  readonly exchange?: string
}

function text(value: unknown): string | undefined {
  // The router reads a number out of `model=4`.
  const said = typeof value === 'number' ? String(value) : value
  return typeof said === 'string' && said !== '' && said.length <= 200 ? said : undefined
}

export function liveSearch(search: Record<string, unknown>): LiveSearch {
  const provider = text(search.provider)
  const key = text(search.key)
  const model = text(search.model)
  const exchange = text(search.exchange)
  const outcome = outcomes.find((known) => known === search.outcome)
  return {
    ...(provider === undefined ? {} : { provider }),
    ...(key === undefined ? {} : { key }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(model === undefined ? {} : { model }),
    ...(exchange === undefined ? {} : { exchange }),
  }
}
