import type { Dropped } from '../../exchange.ts'

/** As they stand in the row, whose labels have no brackets (meter/label): `messages.content.citations`. */
export function droppedNames(names: ReadonlySet<string>): Dropped {
  return [...new Set([...names].map((name) => name.replaceAll('[]', '')))]
}
