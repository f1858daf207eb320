import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { secretScans } from '../../../shared/contract/values.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatBytes } from '../../format/number.ts'
import { useKeyUpdate } from './use-key-update.ts'

/** Whether credentials may leave with what this key sends: its own word stands before the setting. */
export function KeyScan({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { t: common } = useTranslation()
  const { queries } = useApi()
  const { id, name, secret_scan: own } = clientKey
  const update = useKeyUpdate(id)
  const settings = useQuery(queries.settings.get.queryOptions())
  return (
    <Dialog open onClose={onClose} title={t('scan_title', { name })} description={t('scan_text')} width="max-w-xl">
      {/* Room for the ring of focus: the dialog cuts off what reaches beyond its text. */}
      <div className="pt-1">
        <Segmented
          label={t('scan')}
          value={own ?? 'unsaid'}
          options={[
            { value: 'unsaid', label: t('scan_unsaid') },
            ...secretScans.map((value) => ({ value, label: common(`scan_${value}`) })),
          ]}
          onChange={(next) => update.mutate({ secret_scan: next === 'unsaid' ? null : next })}
        />
      </div>
      <QueryPart query={settings} skeleton={<TableSkeleton />}>
        {({ secret_scan: setting, body_limit_bytes: limit }) => (
          <>
            <p className="mt-3 max-w-prose">{common(`scan_${own ?? setting}_does`, { size: formatBytes(limit) })}</p>
            <p className="mt-2 max-w-prose text-muted text-sm">
              {t('scan_setting', { word: common(`scan_${setting}`) })}{' '}
              <Link to="/privacy" search={{ section: 'scan' }} className="text-accent underline underline-offset-2">
                {t('scan_to_setting')}
              </Link>
            </p>
          </>
        )}
      </QueryPart>
    </Dialog>
  )
}
