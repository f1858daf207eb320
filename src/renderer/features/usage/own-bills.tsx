import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../data/api.tsx'

/** Ways to the providers that say themselves what it was. Where there is none, there is nothing to say. */
export function OwnBills() {
  const { t } = useTranslation('usage')
  const { queries } = useApi()
  const bills = useQuery(queries.billing.state.queryOptions()).data ?? []
  if (bills.length === 0) return null
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 text-muted">
      {t('own_bills')}
      {bills.map(({ provider }) => (
        <Link
          key={provider}
          to="/providers"
          search={{ provider, section: 'bill' }}
          className="text-accent underline underline-offset-2"
        >
          {provider}
        </Link>
      ))}
    </p>
  )
}
