export interface ClientKeysSearch {
  /** The dialog for a new one is open. */
  readonly create?: true
}

export function clientKeysSearch(search: Record<string, unknown>): ClientKeysSearch {
  return search.create === true ? { create: true } : {}
}
