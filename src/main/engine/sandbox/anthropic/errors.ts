import { type Fault, type Frame, type JsonReply, noSuchPath } from '../reply.ts'

/** Status to error type, from docs.claude.com/en/api/errors. */
const TYPES: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ['invalid_request_error', 'The sandbox was asked to find this request invalid.'],
  401: ['authentication_error', 'invalid x-api-key'],
  402: [
    'billing_error',
    'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
  ],
  403: ['permission_error', 'Your API key does not have permission to use the specified resource.'],
  404: ['not_found_error', 'model: sandbox-error-404'],
  413: ['request_too_large', 'Request exceeds the maximum size'],
  429: [
    'rate_limit_error',
    'This request would exceed the rate limit for your organization of 4,000 requests per minute. Please reduce the prompt length or the maximum tokens requested, or try again later.',
  ],
  500: ['api_error', 'Internal server error'],
  503: ['api_error', 'Service unavailable'],
  504: ['timeout_error', 'Request timed out'],
  529: ['overloaded_error', 'Overloaded'],
}

const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '1', 503: '2', 529: '2' }

/** `{"type":"error","error":{"type","message"},"request_id"}`; the id stands in the `request-id` header too. */
export function anthropicError(fault: Fault, requestId: string): JsonReply {
  switch (fault.what) {
    case 'status':
      return reply(fault.status, requestId)
    case 'budget':
      return reply(402, requestId)
    case 'key_missing':
      return reply(401, requestId, 'x-api-key header is required')
    case 'key_wrong':
      return reply(401, requestId)
    case 'model_unknown':
      return reply(404, requestId, `model: ${fault.model}`)
    case 'path_unknown':
      return reply(404, requestId, `Not found. ${noSuchPath('/v1/messages')}`)
    case 'item_unknown':
      return reply(404, requestId, `File not found: ${fault.id}`)
    case 'field_missing':
      return reply(400, requestId, missingMessage(fault.field))
    case 'body_invalid':
      return reply(400, requestId, 'The request body is not valid JSON: expected value at line 1 column 1')
  }
}

/** Errors may follow a 200, inside the stream (docs.claude.com/en/docs/build-with-claude/streaming#error-events). */
export function messageStreamError(): Frame {
  return { event: 'error', data: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } }
}

function missingMessage(field: string): string {
  return field.startsWith('anthropic-') ? `${field}: header is required` : `${field}: Field required`
}

function reply(status: number, requestId: string, message?: string): JsonReply {
  const [type, words] =
    TYPES[status] ??
    (status < 500 ? ['invalid_request_error', `Status ${status}`] : ['api_error', 'Internal server error'])
  const retryAfter = RETRY_AFTER[status]
  return {
    kind: 'json',
    status,
    headers: {
      'x-should-retry': String(status >= 500 || status === 429),
      ...(retryAfter ? { 'retry-after': retryAfter } : {}),
    },
    body: { type: 'error', error: { type, message: message ?? words }, request_id: requestId },
  }
}
