import { type ReactNode, useEffect, useRef } from 'react'

interface StepFrameProps {
  readonly title: string
  readonly text: ReactNode
  readonly children: ReactNode
  /** Back at the left; on, or on without it, at the right. */
  readonly back?: ReactNode
  readonly next: ReactNode
}

/** A step: its heading, which the keyboard comes to first, and at its foot the ways on. */
export function StepFrame({ title, text, children, back, next }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <div className="flex-1 pt-4 pb-6 sm:pt-6">
        <h1 ref={heading} tabIndex={-1} className="text-balance font-semibold text-2xl tracking-tight outline-none">
          {title}
        </h1>
        <p className="mt-1.5 max-w-prose text-lg text-muted">{text}</p>
        <div className="mt-6">{children}</div>
      </div>
      {/* Stays where it is while what is above it grows. */}
      <footer className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-canvas py-3">
        {back}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{next}</div>
      </footer>
    </>
  )
}
