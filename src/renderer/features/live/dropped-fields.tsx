import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { Banner } from '../../components/banner.tsx'

/** A request was translated, and not all of it could be said in the other format: what its tool asked for in vain. */
export function DroppedFields({ row: { dropped_fields: fields } }: { readonly row: ExchangeRow }) {
  const { t } = useTranslation('live')
  if (fields === null || fields.length === 0) return null
  return (
    <Banner tone="warn" title={t('dropped', { count: fields.length })}>
      {t('dropped_text')}
      <span className="mt-1 flex flex-wrap gap-1">
        {fields.map((field) => (
          <code key={field} className="wrap-anywhere rounded-sm bg-canvas px-1 font-mono text-ink text-sm">
            {field}
          </code>
        ))}
      </span>
    </Banner>
  )
}
