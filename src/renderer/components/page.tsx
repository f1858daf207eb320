import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A screen's frame: a quiet title line that stays, and what scrolls below it. */
export function Page({
  title,
  aside,
  actions,
  children,
  fixed = false,
}: {
  readonly title: string
  /** Beside the title: what has just happened. */
  readonly aside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The screen scrolls by itself (a virtual table). */
  readonly fixed?: boolean
}) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2">
        <h1 className="font-semibold text-lg">{title}</h1>
        <div className="mr-auto flex items-center">{aside}</div>
        {actions}
      </header>
      <div className={classNames('min-h-0 flex-1', fixed ? 'flex flex-col' : 'overflow-y-auto')}>{children}</div>
    </div>
  )
}
