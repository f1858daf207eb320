import type { ReactNode } from 'react'

/** One of a strip of facts: its name, what it is now, and a word on it; at the right what changes it. */
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
    <div className="flex items-start gap-2 bg-canvas px-3 py-2">
      <div className="min-w-0 flex-1">
        <dt className="text-muted text-sm">{term}</dt>
        <dd className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{children}</span>
          <span className="text-muted text-sm">{note}</span>
        </dd>
      </div>
      {control}
    </div>
  )
}
