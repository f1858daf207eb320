import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import { LimitError } from '../limit-error.ts'
import { limitDetails, limitHeaders } from './limit-headers.ts'

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
      'x-should-retry': isRetryable(error) ? 'true' : 'false',
      'x-waybill-error': error.code,
      ...(error instanceof LimitError ? limitHeaders(error, dialect, Date.now()) : {}),
    },
    body,
  }
}

const RETRYABLE = new Set(['provider_timeout', 'provider_unreachable', 'stopping'])

/** Of a limit it depends: a minute passes, a budget is spent until somebody does something or the day is over. */
function isRetryable(error: AppError): boolean {
  return error instanceof LimitError ? error.isTemporary : RETRYABLE.has(error.code)
}

function statusFor(error: AppError, dialect: Dialect): number {
  // Of the three, Anthropic alone has a status for a spent budget.
  if (dialect === 'anthropic' && error.code === 'budget_spent') return 402
  // Gemini answers an invalid key with 400 and API_KEY_INVALID.
  return dialect === 'gemini' && error.status === 401 ? 400 : error.status
}

function bodyFor(error: AppError, dialect: Dialect, status: number, requestId: string): unknown {
  const message = `Waybill: ${error.message} ${error.action}`
  switch (dialect) {
    case 'openai':
      return { error: { message, type: openAiType(error, status), param: null, code: openAiCode(error) } }
    case 'anthropic':
      return {
        type: 'error',
        error: { type: anthropicType(status), message, ...anthropicDetails(error) },
        request_id: requestId,
      }
    case 'gemini':
      return { error: { code: status, message, status: geminiStatus(error.status), details: geminiDetails(error) } }
    default:
      return dialect satisfies never
  }
}

function openAiType(error: AppError, status: number): string {
  if (error.code === 'budget_spent') return 'insufficient_quota'
  return status >= 500 ? 'server_error' : status === 429 ? 'rate_limit_error' : 'invalid_request_error'
}

/** OpenAI's own word, where it has one. */
const OPENAI_CODES: Readonly<Partial<Record<ErrorCode, string>>> = {
  client_key_unknown: 'invalid_api_key',
  client_key_missing: 'invalid_api_key',
  client_key_expired: 'invalid_api_key',
  model_not_served: 'model_not_found',
  rate_limited: 'rate_limit_exceeded',
  budget_spent: 'insufficient_quota',
}

function openAiCode(error: AppError): string {
  return OPENAI_CODES[error.code] ?? error.code
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

/** At this word the SDK's tool runner goes on as it did before there were threads (@anthropic-ai/sdk 1.11, ThreadState). */
function anthropicDetails(error: AppError): object {
  return error.code === 'thread_untranslatable' ? { details: { error_code: 'thread_unsupported_request' } } : {}
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
  const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'waybill.local' }
  return error instanceof LimitError ? [info, ...limitDetails(error)] : [info]
}
