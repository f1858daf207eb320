import { type ReactNode, type Ref, useId } from 'react'

/** One part of a tool's set-up: its name, a sentence on it, and what can be done. */
export function SetupPart({
  title,
  note,
  control,
  heading,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly control?: ReactNode
  /** For who leads the keyboard here, where what was pressed is gone. */
  readonly heading?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t py-3 first:border-t-0 first:pt-0">
      <div className="mb-2">
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h3 ref={heading} id={id} tabIndex={-1} className="font-semibold outline-none">
            {title}
          </h3>
          {control}
        </div>
        {note !== undefined && <p className="max-w-prose text-muted">{note}</p>}
      </div>
      {children}
    </section>
  )
}
