import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Forecast } from '../../../shared/contract/warnings.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatAbout, formatSum } from '../../format/money.ts'
import { formatCount } from '../../format/number.ts'

/** What this month has cost, and what it will come to at the pace of its whole days. */
export function MonthForecast() {
  const { queries } = useApi()
  const query = useQuery({ ...queries.warnings.forecast.queryOptions(), refetchInterval: 60_000 })
  return (
    <div className="px-4 py-3">
      <QueryPart query={query} skeleton={<div aria-hidden className="skeleton h-5 max-w-md" />}>
        {(forecast) => <Said forecast={forecast} />}
      </QueryPart>
    </div>
  )
}

function Said({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useTranslation('overview')
  const { so_far_nano_usd: soFar, expected_nano_usd: expected, days_counted: count } = forecast
  return (
    <p>
      {t('month_so_far', { sum: formatSum(soFar) })}{' '}
      <span className="text-muted">
        {expected === null
          ? t('month_no_forecast')
          : t('month_forecast', { sum: formatAbout(expected), count, formatted: formatCount(count) })}
      </span>
    </p>
  )
}
