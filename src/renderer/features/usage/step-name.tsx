import { Link } from '@tanstack/react-router'
import { type Bucket, searchWithin } from './period.ts'
import { formatStep } from './step-names.ts'
import type { Step } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

/** An hour, or a day or month that leads to itself, looked at closer. */
export function StepName({ bucket, step }: { readonly bucket: Bucket; readonly step: Step }) {
  const { search } = useUsageSearch()
  const within = searchWithin(bucket, step)
  const name = formatStep(bucket.at, step)
  if (within === null) return name
  const { range: _, step: __, ...kept } = search
  return (
    <Link to="/usage" search={{ ...kept, ...within }} className="hover:text-accent hover:underline">
      {name}
    </Link>
  )
}
