import { type Fault, type Frame, type JsonReply, noSuchPath } from '../reply.ts'

const RPC = 'type.googleapis.com/google.rpc'

/** HTTP status to google.rpc.Code's name (ai.google.dev/gemini-api/docs/troubleshooting, google/rpc/code.proto). */
const STATUSES: Readonly<Record<number, readonly [status: string, message: string]>> = {
  400: ['INVALID_ARGUMENT', 'The sandbox was asked to find this request invalid.'],
  401: [
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  ],
  402: ['RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted.'],
  403: ['PERMISSION_DENIED', 'The caller does not have permission'],
  404: ['NOT_FOUND', 'Requested entity was not found.'],
  413: ['INVALID_ARGUMENT', 'Request payload size exceeds the limit: 20971520 bytes.'],
  429: ['RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).'],
  500: [
    'INTERNAL',
    'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
  ],
  503: ['UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  504: ['DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'],
  529: ['UNAVAILABLE', 'The model is overloaded. Please try again later.'],
}

/** `{"error":{"code","message","status","details"}}`. Google sends no `retry-after`: the delay is a RetryInfo detail. */
export function geminiError(fault: Fault): JsonReply {
  switch (fault.what) {
    case 'status':
      return reply(fault.status, undefined, fault.status === 429 ? RATE_DETAILS : undefined)
    case 'budget':
      return reply(
        429,
        'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
        [quotaFailure('GenerateRequestsPerDayPerProjectPerModel-FreeTier')],
      )
    case 'key_missing':
      return reply(
        403,
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      )
    case 'key_wrong':
      return reply(400, 'API key not valid. Please pass a valid API key.', WRONG_KEY_DETAILS)
    case 'model_unknown':
      return reply(
        404,
        `models/${fault.model} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
      )
    case 'path_unknown':
      return reply(404, `Not found. ${noSuchPath('/v1beta/models/MODEL:generateContent')}`)
    case 'item_unknown':
      // A file of somebody else and a file that never was look the same.
      return reply(403, `You do not have permission to access the File ${fault.id} or it may not exist.`)
    case 'field_missing':
      return reply(400, `* GenerateContentRequest.${fault.field}: ${fault.field} is not specified\n`)
    case 'body_invalid':
      return reply(400, 'Invalid JSON payload received. Unexpected token.')
  }
}

export function generateStreamError(): Frame {
  return { data: reply(503).body }
}

const WRONG_KEY_DETAILS = [
  {
    '@type': `${RPC}.ErrorInfo`,
    reason: 'API_KEY_INVALID',
    domain: 'googleapis.com',
    metadata: { service: 'generativelanguage.googleapis.com' },
  },
  { '@type': `${RPC}.LocalizedMessage`, locale: 'en-US', message: 'API key not valid. Please pass a valid API key.' },
]

const RATE_DETAILS = [
  quotaFailure('GenerateRequestsPerMinutePerProjectPerModel'),
  {
    '@type': `${RPC}.Help`,
    links: [
      { description: 'Learn more about Gemini API quotas', url: 'https://ai.google.dev/gemini-api/docs/rate-limits' },
    ],
  },
  { '@type': `${RPC}.RetryInfo`, retryDelay: '1s' },
]

function quotaFailure(quotaId: string) {
  return {
    '@type': `${RPC}.QuotaFailure`,
    violations: [
      {
        quotaMetric: 'generativelanguage.googleapis.com/generate_content_requests',
        quotaId,
        quotaDimensions: { location: 'global', model: 'sandbox' },
        quotaValue: '10',
      },
    ],
  }
}

function reply(status: number, message?: string, details?: readonly unknown[]): JsonReply {
  const [name, words] =
    STATUSES[status] ??
    (status < 500 ? ['INVALID_ARGUMENT', `Status ${status}`] : ['INTERNAL', 'Internal error encountered.'])
  const error = { code: status, message: message ?? words, status: name, ...(details ? { details } : {}) }
  return { kind: 'json', status, headers: {}, body: { error } }
}
