import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'

const looks: Readonly<Record<ButtonLook, string>> = {
  plain: 'border border-edge/50 bg-canvas hover:bg-hover',
  primary: 'bg-accent-fill text-on-accent hover:brightness-110',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  danger: 'bg-bad-fill text-on-accent hover:brightness-110',
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook
  /** The click is being carried out: the width stays, a second click does nothing. */
  readonly busy?: boolean
}

export function Button({ look = 'plain', busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { 'aria-disabled': true } : { onClick })}
      className={classNames(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-2.5 font-medium text-base transition-colors',
        'disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-60',
        looks[look],
        className,
      )}
    >
      {children}
    </button>
  )
}
