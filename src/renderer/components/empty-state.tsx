import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** Says why there is nothing here and what to do next. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
}: {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-col items-center gap-2 px-4 py-12 text-center">
      <Icon aria-hidden size={22} strokeWidth={1.5} className="mb-1 text-muted" />
      <h2 className="font-semibold text-lg">{title}</h2>
      {children !== undefined && <div className="w-full text-muted">{children}</div>}
      {action !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
