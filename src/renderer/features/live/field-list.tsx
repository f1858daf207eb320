import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { classNames } from '../../components/class-names.ts'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { formatBytes, formatCount, formatDuration } from '../../format/number.ts'
import { formatInstant } from '../../format/time.ts'
import { CostCell } from './cost-cell.tsx'
import { TokenCell } from './token-cell.tsx'

const NONE = '—'

/** Null in these has one reason only: they were switched off. */
const ALWAYS_KNOWN: readonly (keyof ExchangeRow)[] = [
  'method',
  'endpoint',
  'request_bytes',
  'response_bytes',
  'finish_reasons',
  'dropped_fields',
]

/** One field's value as a reader wants it; a dash where nothing is known. */
function FieldValue({ row, field, isOff }: { row: ExchangeRow; field: keyof ExchangeRow; isOff: boolean }) {
  const { t } = useTranslation('live')
  const { t: common } = useTranslation()
  if (row[field] === null && (isOff || ALWAYS_KNOWN.includes(field))) return common('not_recorded')
  switch (field) {
    case 'started_at':
      return formatInstant(row.started_at)
    case 'latency_ms':
    case 'time_to_first_chunk_ms':
      return row[field] === null ? NONE : formatDuration(row[field])
    case 'request_bytes':
    case 'response_bytes':
      return row[field] === null ? NONE : formatBytes(row[field])
    case 'cost_nano_usd':
      return <CostCell row={row} />
    case 'provider_name':
      return row.provider_name === null ? NONE : <ProviderMark name={row.provider_name} />
    case 'input_tokens':
    case 'output_tokens':
      return row[field] === null ? NONE : <TokenCell row={row} value={row[field]} />
    case 'status_code':
      return row.status_code ?? NONE
  }
  const value = row[field]
  if (value === null) return NONE
  if (typeof value === 'number') return formatCount(value)
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'object') return value.length === 0 ? NONE : value.join(', ')
  return value
}

export function FieldList({
  title,
  row,
  fields,
}: {
  readonly title: string
  readonly row: ExchangeRow
  readonly fields: readonly (keyof ExchangeRow)[]
}) {
  const { t: names } = useTranslation('fields')
  const { queries } = useApi()
  const settings = useQuery(queries.settings.get.queryOptions())
  const off = settings.data?.fields_off ?? []
  return (
    <section>
      <h3 className="mb-1 border-b pb-1 font-medium text-muted text-sm">{title}</h3>
      <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3">
        {fields.map((field) => (
          <div key={field} className="contents">
            <dt className="py-0.5 text-muted" title={field}>
              {names(field)}
            </dt>
            <dd
              className={classNames(
                'break-words py-0.5',
                field.endsWith('_id') || field === 'id' ? 'break-all font-mono text-sm' : '',
              )}
            >
              <FieldValue row={row} field={field} isOff={off.includes(field)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
