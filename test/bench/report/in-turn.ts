import type { Contender } from '../contenders/contender.ts'
import { pace } from '../pace.ts'
import { median } from './statistics.ts'

/** What one measure found, by round. */
export interface InTurn<Name extends string> {
  /** The median of all rounds. */
  of(contender: Contender, name: Name): number
  /** The median of what each round's own two say: a machine that slows down in the meantime slows both. */
  ratio(contender: Contender, to: Contender, name: Name): number
}

/** All contenders one after the other, then again (A B A B), so that a noisy minute does not fall on one of them. */
export async function inTurn<Name extends string>(
  contenders: readonly Contender[],
  measure: (contender: Contender, round: Rounds<Name>) => Promise<Readonly<Record<Name, number>>>,
): Promise<InTurn<Name>> {
  const rounds: Rounds<Name>[] = []
  for (let round = 0; round < pace.rounds; round += 1) {
    const found: Rounds<Name> = new Map()
    for (const contender of contenders) found.set(contender, await measure(contender, found))
    rounds.push(found)
  }
  const each = (contender: Contender, name: Name) => rounds.map((found) => found.get(contender)?.[name] ?? Number.NaN)
  return {
    of: (contender, name) => median(each(contender, name)),
    ratio(contender, to, name) {
      const base = each(to, name)
      return median(each(contender, name).map((value, round) => value / (base[round] ?? Number.NaN)))
    },
  }
}

/** One round's figures so far, in the order of the contenders: the first is measured without a proxy. */
type Rounds<Name extends string> = Map<Contender, Readonly<Record<Name, number>>>
