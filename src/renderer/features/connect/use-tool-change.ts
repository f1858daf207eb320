import { useMutation } from '@tanstack/react-query'
import type { ConnectionPlan, ToolView } from '../../../shared/contract/connect.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { useRefreshTools } from './use-refresh-tools.ts'

export interface ToolChange {
  /** What is shown: nothing is written without it. */
  readonly plan: ConnectionPlan | null
  readonly isPlanning: boolean
  readonly isWriting: boolean
  readonly error: AppError | null
  readonly show: (action: ConnectionPlan['action']) => void
  /** Writes exactly what is shown. */
  readonly carryOut: () => void
  readonly putAway: () => void
}

/**
 * A tool's settings: first what would change, then the change. The plan is a mutation and no query: what stands in a user's
 * file is forgotten with the view, and is never fetched anew behind a diff that is being read.
 */
export function useToolChange(
  { id }: Pick<ToolView, 'id'>,
  onDone: (action: ConnectionPlan['action'], tool: ToolView) => void,
): ToolChange {
  const { client } = useApi()
  const refresh = useRefreshTools()
  const plan = useMutation({
    mutationFn: (action: ConnectionPlan['action']) => client.connect.plan({ tool: id, action }),
  })
  const write = useMutation({
    mutationFn: ({ action, tool, revision }: ConnectionPlan) => client.connect[action]({ tool, revision }),
    onSuccess: async (tool, { action }) => {
      await refresh()
      plan.reset()
      write.reset()
      onDone(action, tool)
    },
  })
  const thrown = write.error ?? plan.error
  return {
    plan: plan.data ?? null,
    isPlanning: plan.isPending,
    isWriting: write.isPending,
    error: thrown === null ? null : asAppError(thrown),
    show: (action) => {
      write.reset()
      plan.mutate(action)
    },
    carryOut: () => plan.data !== undefined && write.mutate(plan.data),
    putAway: () => {
      write.reset()
      plan.reset()
    },
  }
}
