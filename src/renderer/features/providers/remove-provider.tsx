import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

export function RemoveProvider({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { name } = provider
  const remove = useMutation({
    mutationFn: () => client.providers.remove({ name }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(t('removed', { name }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      title={t('remove_title', { name })}
      confirm={t('remove')}
      busy={remove.isPending}
      error={remove.error === null ? null : asAppError(remove.error)}
    >
      <p>{t('remove_text')}</p>
      <p>{t('remove_keeps', { name: provider.title })}</p>
    </ConfirmDialog>
  )
}
