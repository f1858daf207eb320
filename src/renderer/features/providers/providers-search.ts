export interface ProvidersSearch {
  /** The dialog for a new one is open. */
  readonly add?: true
  /** The dialog on what is asked of the provider of this name is open. */
  readonly asks?: string
}

export function providersSearch({ add, asks }: Record<string, unknown>): ProvidersSearch {
  if (add === true) return { add }
  return typeof asks === 'string' ? { asks } : {}
}
