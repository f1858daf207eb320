import { formatMeasure } from './measures.ts'
import { SeriesMark } from './series-mark.tsx'
import { ThroughLink } from './through-link.tsx'
import { sumOver, type UsageView } from './usage-view.ts'
import { useNameHref } from './use-name-href.ts'

/** What the colours stand for, each a way to its exchanges. */
export function Legend({
  view,
  nameOf,
}: {
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
}) {
  const nameHref = useNameHref()
  const { by, metric, series, looks, sums } = view
  if (by === 'none') return null
  return (
    <ul className="mt-2 flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">
      {series.map(({ name, values }, index) => {
        const look = looks[index]
        return (
          <li key={name ?? ' other'} className="flex min-w-0 items-center gap-1.5">
            {look !== undefined && <SeriesMark look={look} />}
            <ThroughLink href={nameHref(by, name)} className="truncate">
              <span className="truncate">{nameOf(name)}</span>
            </ThroughLink>
            {sums !== null && <span className="text-muted">{formatMeasure(metric, sumOver(values), 'short')}</span>}
          </li>
        )
      })}
    </ul>
  )
}
