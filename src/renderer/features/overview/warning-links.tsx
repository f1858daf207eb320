import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Warning } from '../../../shared/contract/warnings.ts'
import { useApi } from '../../data/api.tsx'

/** The exchanges of whom it is about, and where what it ran into is changed. */
export function WarningLinks({ warning: { scope, subject } }: { warning: Warning }) {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions({ enabled: scope === 'provider' })).data
  const ledgerName = providers?.find(({ name }) => name === subject)?.ledger_name ?? subject
  const look = 'text-accent hover:underline'
  switch (scope) {
    case 'key':
      return (
        <span className="inline-flex gap-3">
          <Link to="/client-keys" search={{ edit: subject }} className={look}>
            {t('warning_change')}
          </Link>
          <Link to="/live" search={{ key: subject }} className={look}>
            {t('warning_show')}
          </Link>
        </span>
      )
    case 'provider':
      return (
        <span className="inline-flex gap-3">
          <Link to="/providers" search={{ provider: subject, section: 'budget' }} className={look}>
            {t('warning_change')}
          </Link>
          <Link to="/live" search={{ provider: ledgerName }} className={look}>
            {t('warning_show')}
          </Link>
        </span>
      )
    case 'all':
      return (
        <Link to="/settings" search={{ section: 'limits' }} className={look}>
          {t('warning_change')}
        </Link>
      )
  }
}
