import type { AsksPatch, SomeAsks } from '../../../shared/contract/asks.ts'

/** null gives a switch back to the level above; what is not mentioned stays. */
export function patchedAsks(asks: SomeAsks, patch: AsksPatch): SomeAsks {
  const entries = Object.entries({ ...asks, ...patch }).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(entries) as SomeAsks
}
