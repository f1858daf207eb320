import { useQuery } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { secretScans } from '../../../shared/contract/values.ts'
import { useApi } from '../../data/api.tsx'

/** Beside the name of a key which credentials may leave with more or less easily than the setting has it. */
export function ScanMark({ clientKey: { secret_scan: own } }: { clientKey: ClientKeyView }) {
  const { t } = useTranslation('clientKeys')
  const { t: common } = useTranslation()
  const { queries } = useApi()
  const setting = useQuery(queries.settings.get.queryOptions()).data?.secret_scan
  if (own === null || setting === undefined || own === setting) return null
  const isLaxer = secretScans.indexOf(own) < secretScans.indexOf(setting)
  const said = t(isLaxer ? 'scan_laxer' : 'scan_stricter', {
    own: common(`scan_${own}`),
    setting: common(`scan_${setting}`),
  })
  return (
    <span className={`shrink-0 ${isLaxer ? 'text-warn' : 'text-muted'}`} title={said}>
      <ScanSearch aria-hidden size={13} strokeWidth={1.75} />
      <span className="sr-only">{said}</span>
    </span>
  )
}
