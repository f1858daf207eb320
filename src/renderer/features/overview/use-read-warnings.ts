import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../data/api.tsx'

const KEY = ['read-warnings'] as const
const NONE: readonly string[] = []

/** Which warnings the reader has put aside. Known to this page only, until it is closed: nothing is kept in a browser. */
export function useReadWarnings() {
  const { queryClient } = useApi()
  const { data } = useQuery<readonly string[]>({
    queryKey: KEY,
    queryFn: () => NONE,
    enabled: false,
    initialData: NONE,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return {
    read: data,
    markRead: (id: string) => queryClient.setQueryData<readonly string[]>(KEY, (ids) => [...(ids ?? NONE), id]),
  }
}
