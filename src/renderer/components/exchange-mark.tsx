import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import { refusalReason } from './refusal-reason.ts'
import { type MarkShape, type MarkTone, StateMark } from './state-mark.tsx'

interface ExchangeState {
  readonly shape: MarkShape
  readonly tone: MarkTone
  readonly label: string
}

/** How an exchange stands or ended. */
export function exchangeState(row: ExchangeRow, t: TFunction): ExchangeState {
  const failed = row.error_type !== null || row.status_code === null || row.status_code >= 400
  switch (row.ended_by) {
    case null:
      return { shape: 'ring', tone: 'accent', label: t('outcome_running') }
    case 'complete':
      return failed
        ? {
            shape: 'triangle',
            tone: 'bad',
            label: t('outcome_error', { code: row.error_type ?? row.status_code ?? '' }),
          }
        : { shape: 'dot', tone: 'good', label: t('outcome_ok') }
    case 'client':
      return { shape: 'dash', tone: 'warn', label: t('outcome_client') }
    case 'upstream':
      return { shape: 'triangle', tone: 'bad', label: t('outcome_upstream') }
    case 'waybill': {
      const reason = refusalReason(row, t)
      const label = reason === null ? t('outcome_waybill') : t('outcome_waybill_because', { reason })
      return { shape: 'triangle', tone: 'bad', label }
    }
    case 'crash':
      return { shape: 'triangle', tone: 'warn', label: t('outcome_crash') }
  }
}

export function ExchangeMark({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation()
  const { shape, tone, label } = exchangeState(row, t)
  return <StateMark shape={shape} tone={tone} label={label} />
}
