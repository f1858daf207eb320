import { type QueryKey, useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '../components/confirm-dialog.tsx'
import { useApi } from './api.tsx'
import { asAppError } from './request-error.ts'

interface AskFirstProps {
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: ReactNode
  readonly confirm: string
  readonly act: () => Promise<unknown>
  /** The list that is another one afterwards: the dialog closes once it has been asked for anew. */
  readonly changes: QueryKey
  /** Said once it is done. */
  readonly done: string
  readonly onClose: () => void
}

/** Does what cannot be undone, after a question; what the engine has against it stands in the dialog. */
export function AskFirst({ act, changes, done, onClose, ...asked }: AskFirstProps) {
  const { queryClient } = useApi()
  const doing = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: changes })
      toast.success(done)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => doing.mutate()}
      busy={doing.isPending}
      error={doing.error === null ? null : asAppError(doing.error)}
      {...asked}
    />
  )
}
