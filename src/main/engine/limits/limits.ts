import type { Permitted, Routed } from '../exchange.ts'

export interface Limits {
  /** The stage: takes what a request may need out of the client key's windows and budgets, or throws why it may not pass. */
  permit(routed: Routed): Permitted
}

export function createLimits(): Limits {
  return { permit: (routed) => ({ ...routed, reservation: null }) }
}
