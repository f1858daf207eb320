export interface ClientKeysSearch {
  /** Of the two views the other one: limits under a name. */
  readonly view?: 'plans'
  /** The dialog for a new one is open. */
  readonly create?: true
  /** The dialog that changes the key of this id, or the plan of this name, is open. */
  readonly edit?: string
  /** The dialog on what is asked of providers for the key of this id is open. */
  readonly asks?: string
  /** The dialog on credentials in what the key of this id sends is open. */
  readonly scan?: string
}

export function clientKeysSearch({ view, create, edit, asks, scan }: Record<string, unknown>): ClientKeysSearch {
  const shown: ClientKeysSearch = view === 'plans' ? { view } : {}
  if (create === true) return { ...shown, create }
  // A plan may be called 7, and the address then holds a number.
  if (typeof edit === 'string' || typeof edit === 'number') return { ...shown, edit: String(edit) }
  if (view === 'plans') return shown
  if (typeof asks === 'string') return { asks }
  return typeof scan === 'string' ? { scan } : {}
}
