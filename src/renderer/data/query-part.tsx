import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from '../components/error-state.tsx'
import { asAppError } from './request-error.ts'

/** What was asked for; a skeleton of its size until it is there; what went wrong if nothing is there to show. */
export function QueryPart<T>({
  query,
  skeleton,
  children,
}: {
  readonly query: UseQueryResult<T>
  readonly skeleton: ReactNode
  readonly children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  // After a lost connection the feed asks again by itself; the banner above says so.
  if (query.isError) return <ErrorState error={asAppError(query.error)} onRetry={() => void query.refetch()} />
  return skeleton
}
