import { type ReactNode, useId } from 'react'

/** What every section has: its name, a sentence on it, and at the right what can be done with all of it. */
export function SectionFrame({
  title,
  note,
  actions,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3 pb-3">
        <div className="min-w-0 flex-1 basis-96">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          {note !== undefined && <p className="mt-0.5 max-w-prose text-muted">{note}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
