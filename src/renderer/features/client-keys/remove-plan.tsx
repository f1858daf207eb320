import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { PlanView } from '../../../shared/contract/plans.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** The engine refuses while keys carry it, and says which. */
export function RemovePlan({ plan: { name }, onClose }: { plan: PlanView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const remove = useMutation({
    mutationFn: () => client.plans.remove({ name }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.plans.list.key() })
      toast.success(t('plan_removed_toast', { name }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      title={t('plan_remove_title', { name })}
      confirm={t('plan_remove')}
      busy={remove.isPending}
      error={remove.error === null ? null : asAppError(remove.error)}
    >
      <p>{t('plan_remove_text')}</p>
    </ConfirmDialog>
  )
}
