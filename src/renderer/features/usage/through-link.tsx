import type { ComponentProps, ReactNode } from 'react'
import { classNames } from '../../components/class-names.ts'

/** Leads to what stands behind it, where there is anything to lead to. */
export function ThroughLink({
  href,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { readonly href: string | null; readonly children: ReactNode }) {
  if (href === null) return children
  return (
    <a href={href} className={classNames('hover:text-accent hover:underline', className)} {...rest}>
      {children}
    </a>
  )
}
