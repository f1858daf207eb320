import { type CounterName, counters, forEachOf } from './instruments.ts'
import { type AttributeSet, type Attributes, createSeries } from './series.ts'

interface Sum {
  readonly attributes: Attributes
  /** Whole, and so exact up to nine million dollars. */
  total: number
}

/** Sums by counter and attributes, read when somebody asks: counting costs one look-up. */
export interface Tally {
  add(counter: CounterName, amount: number, set: AttributeSet): void
  /** In the counter's unit. */
  read(counter: CounterName, each: (value: number, attributes: Attributes) => void): void
}

export function createTally(): Tally {
  const series = forEachOf(counters, () => createSeries<Sum>((attributes) => ({ attributes, total: 0 })))
  return {
    add(counter, amount, set) {
      series[counter].of(set).total += amount
    },
    read(counter, each) {
      for (const { attributes, total } of series[counter].all())
        each(total / counters[counter].countedPerUnit, attributes)
    },
  }
}
