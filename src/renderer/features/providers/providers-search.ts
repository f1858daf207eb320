export interface ProvidersSearch {
  /** The dialog for a new one is open. */
  readonly add?: true
}

export function providersSearch(search: Record<string, unknown>): ProvidersSearch {
  return search.add === true ? { add: true } : {}
}
