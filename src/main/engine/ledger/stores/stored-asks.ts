import { type SomeAsks, someAsks } from '../../../../shared/contract/asks.ts'

/** Switches as they stand in the database; a text that is none (someone edited it by hand) asks for nothing. */
export function asksFrom(text: string | null): SomeAsks {
  if (text === null) return {}
  try {
    return someAsks.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
