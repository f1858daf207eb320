import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** A screen's frame: a quiet title line that stays, and what scrolls below it. */
export function Page({
  title,
  parent,
  focused = false,
  aside,
  actions,
  children,
  fixed = false,
}: {
  readonly title: string
  /** Before the title: the way up. */
  readonly parent?: ReactNode
  /** The reader came in by a link that is gone: the keyboard goes on at the title. */
  readonly focused?: boolean
  /** Beside the title: what has just happened. */
  readonly aside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** The screen scrolls by itself (a virtual table). */
  readonly fixed?: boolean
}) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 max-sm:gap-x-2">
        <div className="flex min-w-0 items-baseline gap-2">
          {parent !== undefined && (
            <>
              {parent}
              <span aria-hidden className="text-muted">
                /
              </span>
            </>
          )}
          <h1
            className="truncate font-semibold text-lg outline-none"
            {...(focused ? { tabIndex: -1, ref: takeFocus } : {})}
          >
            {title}
          </h1>
        </div>
        <div className="mr-auto flex items-center">{aside}</div>
        {actions}
      </header>
      <div className={classNames('min-h-0 flex-1', fixed ? 'flex flex-col' : 'overflow-y-auto')}>{children}</div>
    </div>
  )
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
