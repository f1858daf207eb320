import { useApi } from '../../data/api.tsx'

/** For after a change: the tools, and the client keys that come and go with them. */
export function useRefreshTools(): () => Promise<unknown> {
  const { queries, queryClient } = useApi()
  return () =>
    Promise.all(
      [queries.connect.list.key(), queries.clientKeys.list.key()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    )
}
