import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../data/api.tsx'
import { formatAbout, formatSum } from '../../format/money.ts'
import { formatCount } from '../../format/number.ts'

/** What this month has cost, and what it will come to at the pace of its whole days. */
export function MonthForecast() {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const forecast = useQuery({ ...queries.warnings.forecast.queryOptions(), refetchInterval: 60_000 }).data
  if (forecast === undefined) return <div aria-hidden className="skeleton mx-4 my-3 h-5 max-w-md" />
  const { so_far_nano_usd: soFar, expected_nano_usd: expected, days_counted: count } = forecast
  return (
    <p className="px-4 py-3">
      {t('month_so_far', { sum: formatSum(soFar) })}{' '}
      <span className="text-muted">
        {expected === null
          ? t('month_no_forecast')
          : t('month_forecast', { sum: formatAbout(expected), count, formatted: formatCount(count) })}
      </span>
    </p>
  )
}
