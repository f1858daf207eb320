import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { Estimated } from '../../components/estimated.tsx'
import { formatCost } from '../../format/money.ts'

/** A cost that is not known is said to be so; it is never a zero. */
export function CostCell({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation()
  if (row.ended_by === null && row.cost_nano_usd === null) return null
  switch (row.cost_basis) {
    case 'free':
      return <span className="text-muted">{t('free')}</span>
    case 'unpriced':
      return <span className="text-muted">{t('not_priced')}</span>
    case 'priced':
      if (row.cost_nano_usd === null) return null
      return row.usage_source === 'estimated' ? (
        <Estimated>{formatCost(row.cost_nano_usd)}</Estimated>
      ) : (
        formatCost(row.cost_nano_usd)
      )
  }
}
