import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

interface RotateKeyProps {
  readonly clientKey: ClientKeyView
  readonly onClose: () => void
  readonly onRotated: (key: CreatedClientKey) => void
}

export function RotateKey({ clientKey, onClose, onRotated }: RotateKeyProps) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const rotate = useMutation({
    mutationFn: () => client.clientKeys.rotate({ id: clientKey.id }),
    onSuccess: (key) => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      rotate.reset()
      onRotated(key)
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => rotate.mutate()}
      title={t('rotate_title', { name: clientKey.name })}
      confirm={t('rotate')}
      busy={rotate.isPending}
      error={rotate.error === null ? null : asAppError(rotate.error)}
    >
      <p>{t('rotate_text')}</p>
    </ConfirmDialog>
  )
}
