import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { type MarkShape, type MarkTone, StateMark } from './state-mark.tsx'

export type BannerTone = 'info' | 'warn' | 'bad'

const looks: Readonly<Record<BannerTone, { box: string; shape: MarkShape; mark: MarkTone }>> = {
  info: { box: 'bg-info-soft', shape: 'ring', mark: 'accent' },
  warn: { box: 'bg-warn-soft', shape: 'triangle', mark: 'warn' },
  bad: { box: 'bg-bad-soft', shape: 'triangle', mark: 'bad' },
}

/** A state that a user should know of, with what can be done about it beside it. */
export function Banner({
  tone,
  title,
  children,
  action,
}: {
  readonly tone: BannerTone
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  const look = looks[tone]
  return (
    <div
      role={tone === 'info' ? 'note' : 'status'}
      className={classNames('flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2', look.box)}
    >
      <StateMark shape={look.shape} tone={look.mark} />
      <div className="min-w-48 flex-1">
        <span className="font-medium">{title}</span>
        {children !== undefined && <span className="text-muted"> {children}</span>}
      </div>
      {action}
    </div>
  )
}
