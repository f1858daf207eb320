import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { ErasureDone } from './erasure-done.tsx'
import { columnOf, useFieldSwitch } from './use-field-switch.ts'

/** Asks what is to become of the past before a field is switched off. */
export function SwitchOffField({ entry, onClose }: { readonly entry: InventoryEntry; readonly onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const { client, queries, queryClient } = useApi()
  const { switchOff } = useFieldSwitch()
  const name = columnOf(entry.name)
  const off = useMutation({
    mutationFn: async (past: 'keep' | 'erase') => {
      await switchOff(entry.name)
      if (past === 'keep') return null
      const report = await client.privacy.eraseFields({ fields: [name] })
      void queryClient.invalidateQueries({ queryKey: queries.usage.key() })
      return report
    },
    onSuccess: (report) => report === null && onClose(),
  })
  const busy = off.isPending
  return (
    <Dialog
      open
      sticky={busy}
      onClose={onClose}
      title={t(off.data ? 'field_erased_title' : 'switch_off_title', { name })}
      description={off.data ? t('field_erased_text') : t('switch_off_text')}
      width="max-w-lg"
    >
      {off.data ? (
        <ErasureDone report={off.data} what={t('exchanges_changed')} onClose={onClose} />
      ) : (
        <>
          <p className="text-muted">{entry.purpose}</p>
          {off.error !== null && (
            <div className="mt-3">
              <ErrorState error={asAppError(off.error)} />
            </div>
          )}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={onClose}>
              {t('cancel', { ns: 'common' })}
            </Button>
            <Button busy={busy} onClick={() => off.mutate('erase')}>
              {busy && off.variables === 'erase' ? t('erasing') : t('switch_off_erase')}
            </Button>
            <Button look="primary" busy={busy} onClick={() => off.mutate('keep')}>
              {t('switch_off_keep')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
