import { useMutation } from '@tanstack/react-query'
import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import { useApi } from '../../../data/api.tsx'
import { tellFailure } from '../../../data/tell-failure.ts'

/** Ends the introduction, gone through or skipped, and goes on. It does not come by itself again. */
export function useFinish() {
  const { client, queries, queryClient } = useApi()
  const navigate = useNavigate()
  const finish = useMutation({
    mutationFn: async (to: NavigateOptions) => {
      const { settings } = await client.settings.set({ name: 'welcomed', value: true })
      // Before the overview asks for it: it would send the reader back.
      queryClient.setQueryData(queries.settings.get.queryKey(), settings)
      await navigate(to)
    },
    onError: tellFailure,
  })
  return { finish: finish.mutate, isFinishing: finish.isPending }
}
