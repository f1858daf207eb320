import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { GroupBy } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

/**
 * To what stands behind a figure: the exchanges themselves, or, for a project or a tool, its own usage by model. Nothing
 * where there is no such list.
 */
export function ThroughLink({
  by,
  name,
  onlyErrors = false,
  children,
  ...rest
}: {
  readonly by: GroupBy
  /** null: of several groups. */
  readonly name: string | null
  readonly onlyErrors?: boolean
  readonly children: ReactNode
  readonly className?: string
  /** The mouse's way to what the name beside it leads to: one stop for the keyboard is enough. */
  readonly tabIndex?: -1
}) {
  const { search } = useUsageSearch()
  const outcome = onlyErrors ? ({ outcome: 'error' } as const) : {}
  if (name === null || by === 'none') return children
  switch (by) {
    case 'model':
    case 'provider':
    case 'key':
      if (name === '') return children
      return (
        <Link to="/live" search={{ [by]: name, ...outcome }} {...rest}>
          {children}
        </Link>
      )
    case 'project':
    case 'tool': {
      const { by: _, sort: __, up: ___, ...kept } = search
      return (
        <Link to="/usage" search={{ ...kept, [by]: name }} {...rest}>
          {children}
        </Link>
      )
    }
  }
}
