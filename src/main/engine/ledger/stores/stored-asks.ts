import { askNames, type SomeAsks, someAsks } from '../../../../shared/contract/asks.ts'

/** Where nobody can tell what is to be asked for, all of it is: what goes out unasked does not come back. */
const ALL: SomeAsks = Object.fromEntries(askNames.map((name) => [name, true]))

/** Switches as they stand in the database; null: someone has edited them by hand, and they can't be read. */
export function readAsks(text: string | null): SomeAsks | null {
  if (text === null) return {}
  try {
    return someAsks.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function asksFrom(text: string | null): SomeAsks {
  return readAsks(text) ?? ALL
}
