import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { Button } from '../../components/button.tsx'
import { detailsOf } from './key-state.tsx'
import { useUnsuspend } from './use-key-switches.ts'

/** Below a suspended key's row: why and since when, and the way back. */
export function SuspendedLine({ clientKey }: { clientKey: ClientKeyView }) {
  const { t } = useTranslation('clientKeys')
  const unsuspend = useUnsuspend(clientKey)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="min-w-0 wrap-anywhere text-muted">
        {t('suspended_line', { details: detailsOf(clientKey, 'suspended', t) ?? '' })}
      </p>
      <Button onClick={unsuspend} aria-label={t('unsuspend_of', { name: clientKey.name })}>
        {t('unsuspend')}
      </Button>
    </div>
  )
}
