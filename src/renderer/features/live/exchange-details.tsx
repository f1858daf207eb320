import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { exchangeState } from '../../components/exchange-mark.tsx'
import { requestName } from '../../components/exchange-name.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { DroppedFields } from './dropped-fields.tsx'
import { FieldList } from './field-list.tsx'
import { TimingBar } from './timing-bar.tsx'

/** Every field of an exchange, each in exactly one group (a field that were left out would not compile). */
const groups = {
  id: 'time',
  started_at: 'time',
  local_hour: 'time',
  time_to_first_chunk_ms: 'time',
  latency_ms: 'time',
  tool: 'route',
  project: 'route',
  client_key_prefix: 'route',
  client_key_id: 'route',
  provider_name: 'route',
  server_address: 'route',
  provider_key_id: 'route',
  attempts: 'route',
  method: 'request',
  endpoint: 'request',
  dialect: 'request',
  operation_name: 'request',
  request_model: 'request',
  stream: 'request',
  service_tier: 'request',
  request_bytes: 'request',
  dropped_fields: 'request',
  status_code: 'answer',
  error_type: 'answer',
  response_model: 'answer',
  finish_reasons: 'answer',
  ended_by: 'answer',
  response_bytes: 'answer',
  input_tokens: 'tokens',
  cache_read_input_tokens: 'tokens',
  cache_creation_input_tokens: 'tokens',
  cache_creation_1h_input_tokens: 'tokens',
  output_tokens: 'tokens',
  reasoning_output_tokens: 'tokens',
  input_audio_tokens: 'tokens',
  output_audio_tokens: 'tokens',
  input_image_tokens: 'tokens',
  output_image_tokens: 'tokens',
  cache_read_input_audio_tokens: 'tokens',
  cache_read_input_image_tokens: 'tokens',
  web_search_requests: 'tokens',
  media_units: 'tokens',
  usage_source: 'tokens',
  cost_nano_usd: 'cost',
  cost_basis: 'cost',
  price_version: 'cost',
} as const satisfies Record<keyof ExchangeRow, 'route' | 'request' | 'answer' | 'tokens' | 'cost' | 'time'>

const order = ['time', 'request', 'answer', 'tokens', 'cost', 'route'] as const
const fields = Object.keys(groups) as readonly (keyof ExchangeRow)[]

export function ExchangeDetails({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation('live')
  const { t: common } = useTranslation()
  const { shape, tone, label } = exchangeState(row, common)
  return (
    <div className="space-y-4">
      <div>
        <p className="break-all font-semibold text-lg">{row.request_model ?? requestName(row, common)}</p>
        <p className="flex items-center gap-1.5">
          <StateMark shape={shape} tone={tone} />
          {label}
        </p>
      </div>
      <TimingBar row={row} />
      <p className="flex gap-2 rounded-md bg-info-soft px-3 py-2">
        <ShieldCheck aria-hidden size={15} strokeWidth={1.75} className="mt-0.5 shrink-0 text-accent" />
        <span>
          <strong className="font-medium">{t('never_recorded')}</strong>{' '}
          <span className="text-muted">{t('never_recorded_text')}</span>
        </span>
      </p>
      <DroppedFields row={row} />
      {order.map((group) => (
        <FieldList
          key={group}
          title={t(`group_${group}`)}
          row={row}
          fields={fields.filter((field) => groups[field] === group)}
        />
      ))}
    </div>
  )
}
