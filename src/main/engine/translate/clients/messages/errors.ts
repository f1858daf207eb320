import type { ClientError } from '../../codec.ts'
import { messageOf } from './overflow.ts'

/** platform.claude.com/docs/en/api/errors, as of 2026-11. */
const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
  529: 'overloaded_error',
}

export function errorBody(error: ClientError) {
  const { status } = error
  const type = TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error')
  return { type: 'error', error: { type, message: messageOf(error) } }
}
