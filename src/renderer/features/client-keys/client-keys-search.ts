export interface ClientKeysSearch {
  /** The dialog for a new one is open. */
  readonly create?: true
  /** The dialog on what is asked of providers for the key of this id is open. */
  readonly asks?: string
  /** The dialog on credentials in what the key of this id sends is open. */
  readonly scan?: string
}

export function clientKeysSearch({ create, asks, scan }: Record<string, unknown>): ClientKeysSearch {
  if (create === true) return { create }
  if (typeof asks === 'string') return { asks }
  return typeof scan === 'string' ? { scan } : {}
}
