import type { TFunction } from 'i18next'
import { type ErrorCode, isErrorCode } from '../../shared/errors.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'

/** The codes with which Waybill itself turns a request away, in a word or two; any other code speaks for itself. */
const reasons = {
  rate_limited: 'reason_rate_limited',
  budget_spent: 'reason_budget_spent',
  output_too_large: 'reason_output_too_large',
  model_not_allowed: 'reason_model_not_allowed',
  provider_not_allowed: 'reason_provider_not_allowed',
  endpoint_not_allowed: 'reason_endpoint_not_allowed',
  client_key_suspended: 'reason_client_key_suspended',
  client_key_expired: 'reason_client_key_expired',
  client_key_missing: 'reason_client_key_missing',
  client_key_unknown: 'reason_client_key_unknown',
  paused: 'reason_paused',
  vault_locked: 'reason_vault_locked',
  provider_key_missing: 'reason_provider_key_missing',
  model_not_served: 'reason_model_not_served',
  body_too_large: 'reason_body_too_large',
  asks_unmet: 'reason_asks_unmet',
  untranslatable: 'reason_untranslatable',
  thread_untranslatable: 'reason_untranslatable',
  upgrade_untranslatable: 'reason_untranslatable',
  body_not_json: 'reason_body_not_json',
  unknown_path: 'reason_unknown_path',
  host_refused: 'reason_host_refused',
  origin_refused: 'reason_origin_refused',
  bad_target: 'reason_bad_target',
  framing_refused: 'reason_framing_refused',
  self_loop: 'reason_self_loop',
  secret_found: 'reason_secret_found',
  provider_unreachable: 'reason_provider_unreachable',
  provider_certificate: 'reason_provider_certificate',
  provider_timeout: 'reason_provider_timeout',
  panic: 'reason_panic',
  stopping: 'reason_stopping',
  internal: 'reason_internal',
} as const satisfies Partial<Record<ErrorCode, string>>

/** Why Waybill refused it; null where it did not. A provider's own error may have any name, and is no reason of ours. */
export function refusalReason({ ended_by, error_type }: ExchangeRow, t: TFunction): string | null {
  if (ended_by !== 'waybill' || !isErrorCode(error_type)) return null
  return Object.hasOwn(reasons, error_type)
    ? t(reasons[error_type as keyof typeof reasons])
    : error_type.replaceAll('_', ' ')
}
