import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

export interface IconButtonProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon
  readonly label: string
}

/** A button that is only a picture: 28 px, named for screen readers and, on hover, for everyone. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink disabled:opacity-50',
        className,
      )}
    >
      <Icon aria-hidden size={15} strokeWidth={1.75} />
    </button>
  )
}
