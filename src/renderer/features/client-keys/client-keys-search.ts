export interface ClientKeysSearch {
  /** The dialog for a new one is open. */
  readonly create?: true
  /** The dialog on what is asked of providers for the key of this id is open. */
  readonly asks?: string
}

export function clientKeysSearch({ create, asks }: Record<string, unknown>): ClientKeysSearch {
  if (create === true) return { create }
  return typeof asks === 'string' ? { asks } : {}
}
