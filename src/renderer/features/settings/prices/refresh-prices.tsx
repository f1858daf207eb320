import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'
import { formatCount } from '../../../format/number.ts'

/** Waybill contacts nobody unasked: whom it would is said before. */
export function RefreshPrices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const refresh = useMutation({
    mutationFn: () => client.prices.refresh(),
    onSuccess: async ({ price_version, models }) => {
      await queryClient.invalidateQueries({ queryKey: queries.prices.key() })
      toast.success(t('price_refreshed_toast', { version: price_version, formatted: formatCount(models) }))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      open
      look="primary"
      onClose={onClose}
      onConfirm={() => refresh.mutate()}
      title={t('price_refresh_title')}
      confirm={t('price_refresh')}
      busy={refresh.isPending}
      error={refresh.error === null ? null : asAppError(refresh.error)}
    >
      <p>{t('price_refresh_text')}</p>
      <p>{t('price_refresh_keeps')}</p>
    </ConfirmDialog>
  )
}
