import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { OwnPrice } from '../../../../shared/contract/prices.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'
import { nameOf } from './price-name.ts'

export function RemovePrice({ price, onClose }: { price: OwnPrice; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const name = nameOf(price)
  const remove = useMutation({
    mutationFn: () => client.prices.remove({ provider: price.provider, model: price.model }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.prices.list.key() })
      toast.success(t('price_removed_toast', { name }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => remove.mutate()}
      title={t('price_remove_title', { name })}
      confirm={t('remove')}
      busy={remove.isPending}
      error={remove.error === null ? null : asAppError(remove.error)}
    >
      <p>{t('price_remove_text')}</p>
    </ConfirmDialog>
  )
}
