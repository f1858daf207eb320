/** What is charged for, where, and when. */
export interface Charged {
  /** Nobody charges for such a call: lists, polls, token counts, errors without usage. */
  readonly free: boolean
  /** A server that costs nothing unless the user says otherwise: a model on this machine. */
  readonly ownServer?: boolean
  /** Of the price list. */
  readonly priceId: string | null
  /** The user's name of the provider. */
  readonly providerName?: string
  /** The one that answered, or the one asked for where the answer names none. */
  readonly model: string | null
  readonly requestModel?: string | null
  /** UTC milliseconds. */
  readonly at: number
  readonly serviceTier?: string | null
  readonly operation?: string | null
  /** Several turns in one connection: their tokens are one sum here, and each of them a request of its own to the provider. */
  readonly session?: boolean
}
