import type { AppError } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'

export interface RefusalAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * What Waybill says when it refuses, in the shape in which the client's own provider would (wire-facts, "Limits and
 * errors"), so that SDKs raise the errors that their users know. `x-should-retry` keeps the official SDKs from
 * repeating what can't succeed until the user does something.
 */
export function refusalAnswer(error: AppError, dialect: Dialect, requestId: string): RefusalAnswer {
  const status = statusFor(error, dialect)
  const body = Buffer.from(JSON.stringify(bodyFor(error, dialect, status, requestId)))
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      'cache-control': 'no-store',
      'x-should-retry': RETRYABLE.has(error.code) ? 'true' : 'false',
      'x-waybill-error': error.code,
    },
    body,
  }
}

const RETRYABLE = new Set(['provider_timeout', 'provider_unreachable', 'stopping'])

function statusFor(error: AppError, dialect: Dialect): number {
  // Gemini answers an invalid key with 400 and API_KEY_INVALID.
  return dialect === 'gemini' && error.status === 401 ? 400 : error.status
}

function bodyFor(error: AppError, dialect: Dialect, status: number, requestId: string): unknown {
  const message = `Waybill: ${error.message} ${error.action}`
  switch (dialect) {
    case 'openai':
      return { error: { message, type: openAiType(status), param: null, code: openAiCode(error) } }
    case 'anthropic':
      return { type: 'error', error: { type: anthropicType(status), message }, request_id: requestId }
    case 'gemini':
      return { error: { code: status, message, status: geminiStatus(error.status), details: geminiDetails(error) } }
    default:
      return dialect satisfies never
  }
}

function openAiType(status: number): string {
  return status >= 500 ? 'server_error' : status === 429 ? 'rate_limit_error' : 'invalid_request_error'
}

function openAiCode(error: AppError): string {
  if (error.code === 'client_key_unknown' || error.code === 'client_key_missing') return 'invalid_api_key'
  return error.code === 'model_not_served' ? 'model_not_found' : error.code
}

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
}

function anthropicType(status: number): string {
  return ANTHROPIC_TYPES[status] ?? 'api_error'
}

const GEMINI_STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
}

function geminiStatus(status: number): string {
  return GEMINI_STATUS[status] ?? 'INTERNAL'
}

function geminiDetails(error: AppError): readonly unknown[] {
  const reason = error.status === 401 ? 'API_KEY_INVALID' : error.code.toUpperCase()
  return [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'waybill.local' }]
}
