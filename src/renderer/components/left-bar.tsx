import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

const LOW = 0.2

/** What is left of something, in words and as a bar that runs out: `share` from 0 to 1. */
export function LeftBar({ share, children }: { share: number; children: ReactNode }) {
  const tone = share === 0 ? 'bg-bad' : share <= LOW ? 'bg-warn' : 'bg-accent'
  return (
    <span className="block min-w-0 flex-1">
      <span className={classNames('block truncate text-sm', share === 0 && 'text-bad')}>{children}</span>
      <span aria-hidden className="mt-0.5 block h-1 overflow-hidden rounded-full bg-line">
        {/* Never so thin that something left looks like nothing. */}
        <span
          className={classNames('block h-1 rounded-full', tone)}
          style={{ width: share === 0 ? 0 : `max(${share * 100}%, 3px)` }}
        />
      </span>
    </span>
  )
}
