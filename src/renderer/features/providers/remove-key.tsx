import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderKeyView } from '../../../shared/contract/providers.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

interface RemoveKeyProps {
  readonly name: string
  readonly providerKey: ProviderKeyView
  readonly isLast: boolean
  readonly onClose: () => void
}

export function RemoveKey({ name, providerKey: { id, last4 }, isLast, onClose }: RemoveKeyProps) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const remove = useMutation({
    mutationFn: () => client.providers.keys.remove({ name, id }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(t('key_removed_toast', { name }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      title={last4 === null ? t('key_remove_title', { name }) : t('key_remove_title_of', { name, last4 })}
      confirm={t('remove')}
      busy={remove.isPending}
      error={remove.error === null ? null : asAppError(remove.error)}
    >
      <p>{t(isLast ? 'key_remove_last' : 'key_remove_text')}</p>
      <p>{t('key_remove_keeps')}</p>
    </ConfirmDialog>
  )
}
