import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

export function RevokeKey({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const { id, name } = clientKey
  const revoke = useMutation({
    mutationFn: () => client.clientKeys.revoke({ id }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(t('revoked_toast', { name }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => revoke.mutate()}
      title={t('revoke_title', { name })}
      confirm={t('revoke')}
      busy={revoke.isPending}
      error={revoke.error === null ? null : asAppError(revoke.error)}
    >
      <p>{t('revoke_text')}</p>
      <p>{t('revoke_keeps')}</p>
    </ConfirmDialog>
  )
}
