import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { TableSkeleton } from '../components/table-skeleton.tsx'
import { QueryPart } from './query-part.tsx'

/** A section's table, which reaches from edge to edge; what stands there in its place when it failed does not. */
export function SectionPart<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}) {
  return (
    <div className={query.isError && query.data === undefined ? 'px-4 pb-4' : ''}>
      <QueryPart query={query} skeleton={<TableSkeleton />}>
        {children}
      </QueryPart>
    </div>
  )
}
