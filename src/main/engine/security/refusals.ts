import type { SecurityEventKind } from '../../../shared/contract/security.ts'
import type { ErrorCode } from '../../../shared/errors.ts'

/** Which refusals are worth a security event. The rest is everyday: a model that nobody serves, a provider that is down. */
const KINDS: Readonly<Partial<Record<ErrorCode, SecurityEventKind>>> = {
  host_refused: 'host_refused',
  origin_refused: 'origin_refused',
  client_key_missing: 'client_key_missing',
  client_key_unknown: 'client_key_unknown',
  client_key_expired: 'client_key_expired',
  client_key_suspended: 'client_key_suspended',
  self_loop: 'self_loop',
  bad_target: 'suspicious_path',
  framing_refused: 'framing_refused',
  rate_limited: 'limit',
  budget_spent: 'limit',
  model_not_allowed: 'limit',
  provider_not_allowed: 'limit',
  endpoint_not_allowed: 'limit',
  output_too_large: 'limit',
  body_too_large: 'limit',
}

/** The event that a refusal with this code is; null: none. Where the kind does not say it all, `detail` is the code. */
export function eventOfRefusal(
  code: ErrorCode,
): { readonly kind: SecurityEventKind; readonly detail: string | null } | null {
  const kind = KINDS[code]
  return kind === undefined ? null : { kind, detail: kind === 'limit' ? code : null }
}
