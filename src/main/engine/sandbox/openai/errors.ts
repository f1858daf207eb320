import { type Fault, type Frame, type JsonReply, noSuchPath } from '../reply.ts'

interface OpenAiError {
  readonly message: string
  readonly type: string
  readonly param: string | null
  readonly code: string | null
}

const SERVER_ERROR: OpenAiError = {
  message: 'The server had an error while processing your request. Sorry about that!',
  type: 'server_error',
  param: null,
  code: null,
}

/** OpenAI's `{"error":{"message","type","param","code"}}` (platform.openai.com/docs/guides/error-codes). */
export function openaiError(fault: Fault): JsonReply {
  switch (fault.what) {
    case 'status':
      return errorOfStatus(fault.status)
    case 'budget':
      return reply(429, {
        message:
          'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      })
    case 'key_missing':
      return reply(401, {
        ...invalid(
          "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        ),
      })
    case 'key_wrong':
      return reply(401, invalid(wrongKeyMessage(fault.key), null, 'invalid_api_key'))
    case 'model_unknown':
      return reply(404, {
        ...invalid(
          `The model \`${fault.model}\` does not exist or you do not have access to it.`,
          null,
          'model_not_found',
        ),
      })
    case 'path_unknown':
      return reply(404, invalid(`Invalid URL (${fault.method} ${fault.path}). ${noSuchPath('/v1/chat/completions')}`))
    case 'item_unknown':
      return reply(404, invalid(`No such object: ${fault.id}`, 'id'))
    case 'field_missing':
      return reply(400, {
        ...invalid(`Missing required parameter: '${fault.field}'.`, fault.field, 'missing_required_parameter'),
      })
    case 'body_invalid':
      return reply(
        400,
        invalid(
          'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)',
        ),
      )
  }
}

export function openaiInvalid(status: number, message: string): JsonReply {
  return reply(status, invalid(message))
}

/** In a chat or completions stream the error comes as data without an event name. */
export function chatStreamError(): Frame {
  return { data: { error: SERVER_ERROR } }
}

/** 402 is DeepSeek's, 529 is no OpenAI status at all: the format's other speakers send such. */
function errorOfStatus(status: number): JsonReply {
  switch (status) {
    case 400:
      return reply(400, invalid('The sandbox was asked to find this request invalid.'))
    case 401:
      return reply(401, invalid(wrongKeyMessage('sk-sandbox-0000'), null, 'invalid_api_key'))
    case 402:
      return reply(402, {
        ...SERVER_ERROR,
        message: 'Insufficient Balance',
        type: 'unknown_error',
        code: 'invalid_request_error',
      })
    case 403:
      return reply(403, {
        message: 'Country, region, or territory not supported',
        type: 'request_forbidden',
        param: null,
        code: 'unsupported_country_region_territory',
      })
    case 404:
      return openaiError({ what: 'model_unknown', model: 'sandbox-error-404' })
    case 413:
      return reply(413, invalid('Maximum content size limit (26214400) exceeded'))
    case 429:
      return reply(429, RATE_LIMITED, RATE_LIMITED_HEADERS)
    case 503:
    case 529:
      return reply(
        status,
        {
          ...SERVER_ERROR,
          message: 'The engine is currently overloaded, please try again later',
          type: 'service_unavailable_error',
        },
        { 'retry-after': '2' },
      )
    default:
      return reply(status, status < 500 ? invalid(`The sandbox was asked for ${status}.`) : SERVER_ERROR)
  }
}

const RATE_LIMITED: OpenAiError = {
  message:
    'Rate limit reached for sandbox in organization org-sandbox on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 1s. Visit https://platform.openai.com/account/rate-limits to learn more.',
  type: 'requests',
  param: null,
  code: 'rate_limit_exceeded',
}

const RATE_LIMITED_HEADERS = {
  'retry-after': '1',
  'retry-after-ms': '1000',
  'x-ratelimit-limit-requests': '3',
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': '1s',
}

/** The real error shows the first and last letters of the key that was sent. */
function wrongKeyMessage(key: string): string {
  const shown = key.length <= 12 ? key : `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`
  return `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com/account/api-keys.`
}

function invalid(message: string, param: string | null = null, code: string | null = null): OpenAiError {
  return { message, type: 'invalid_request_error', param, code }
}

function reply(status: number, error: OpenAiError, headers: Readonly<Record<string, string>> = {}): JsonReply {
  return { kind: 'json', status, headers, body: { error } }
}
