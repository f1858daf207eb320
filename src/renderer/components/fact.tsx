import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** One of a strip of facts (a `dl`): its name, what it is now, and a word on it; at the right what changes it. */
export function Fact({
  term,
  children,
  note,
  control,
}: {
  readonly term: string
  readonly children: ReactNode
  readonly note?: ReactNode
  readonly control?: ReactNode
}) {
  return (
    <div className={classNames('relative bg-canvas px-3 py-2', control ? 'pr-12' : '')}>
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{children}</span>
        <span className="text-muted text-sm">{note}</span>
        {control && <span className="absolute top-2 right-3 flex">{control}</span>}
      </dd>
    </div>
  )
}
