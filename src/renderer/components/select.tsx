import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { controlLook } from './control-look.ts'

/** The system's own list (best with a keyboard, a screen reader or a thumb) in our clothes. */
export function Select({ className, look, children, ...rest }: ComponentProps<'select'> & { readonly look?: string }) {
  return (
    <span className={classNames('relative inline-flex min-w-0', className)}>
      <select {...rest} className={classNames(controlLook, 'appearance-none truncate pr-6', look)}>
        {children}
      </select>
      <ChevronDown aria-hidden size={13} className="pointer-events-none absolute top-1.75 right-1.5 text-muted" />
    </span>
  )
}
