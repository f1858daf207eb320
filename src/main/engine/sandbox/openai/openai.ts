import { randomUUID } from 'node:crypto'
import { bearerOf, type Dialect } from '../dialect.ts'
import { hexId } from '../identifiers.ts'
import { openaiError } from './errors.ts'

/** OpenAI behind Cloudflare. Headers as api.openai.com sends them (platform.openai.com/docs/api-reference/debugging-requests). */
export const openai: Dialect = {
  name: 'openai',
  keyOf: (headers) => bearerOf(headers),
  isOpen: () => false,
  newRequestId: () => hexId('req_', 32),
  headers: (requestId) => ({
    'access-control-expose-headers': 'X-Request-ID',
    'alt-svc': 'h3=":443"; ma=86400',
    'cf-cache-status': 'DYNAMIC',
    'cf-ray': `${hexId('', 16)}-SBX`,
    'openai-organization': 'waybill-sandbox',
    'openai-processing-ms': '12',
    'openai-version': '2020-10-01',
    server: 'cloudflare',
    'set-cookie': [`_cfuvid=${randomUUID()}; path=/; domain=.api.openai.com; HttpOnly; Secure; SameSite=None`],
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  }),
  limitHeaders: () => ({
    'x-ratelimit-limit-requests': '10000',
    'x-ratelimit-limit-tokens': '2000000',
    'x-ratelimit-remaining-requests': '9999',
    'x-ratelimit-remaining-tokens': '1999000',
    'x-ratelimit-reset-requests': '6ms',
    'x-ratelimit-reset-tokens': '30ms',
  }),
  jsonType: 'application/json',
  streamHeaders: { 'content-type': 'text/event-stream; charset=utf-8' },
  indent: 2,
  lineEnd: '\n',
  errorFor: openaiError,
}
