import { providerColour } from '../../components/provider-mark.tsx'
import type { GroupBy } from './usage-search.ts'
import type { Series } from './usage-view.ts'

export interface SeriesLook {
  readonly colour: string
  /** Two providers share a colour: the second is only outlined. */
  readonly isTwin: boolean
}

const slots = [1, 2, 3, 4, 5].map((slot) => `var(--color-series-${slot})`)
const OTHER_COLOUR = 'var(--color-edge)'
/** Of what is among the others. */
export const otherLook: SeriesLook = { colour: OTHER_COLOUR, isTwin: false }

/** A provider's colour is its own, everywhere in Waybill; anything else has that of its place. */
export function looksOf(series: readonly Series[], by: GroupBy): SeriesLook[] {
  const taken = new Set<string>()
  return series.map(({ name }, index) => {
    const colour = colourOf(name, by, index)
    const isTwin = taken.has(colour)
    taken.add(colour)
    return { colour, isTwin }
  })
}

function colourOf(name: string | null, by: GroupBy, index: number): string {
  if (name === null) return OTHER_COLOUR
  if (by === 'none') return 'var(--color-accent)'
  return by === 'provider' && name !== '' ? providerColour(name) : (slots[index] ?? OTHER_COLOUR)
}
