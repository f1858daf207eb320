import { bearerOf, type Dialect, oneOf } from '../dialect.ts'
import { anthropicId, hexId } from '../identifiers.ts'
import { anthropicError } from './errors.ts'

/** Anthropic's API; headers as docs.claude.com/en/api/rate-limits and the SDK's error class name them. */
export const anthropic: Dialect = {
  name: 'anthropic',
  keyOf: (headers) => oneOf(headers['x-api-key']) ?? bearerOf(headers),
  isOpen: () => false,
  newRequestId: () => anthropicId('req_'),
  headers: (requestId) => ({
    'anthropic-organization-id': 'b8d6a3f0-5a4d-4b0e-9c11-00000005a4d0',
    'cf-cache-status': 'DYNAMIC',
    'cf-ray': `${hexId('', 16)}-SBX`,
    'request-id': requestId,
    server: 'cloudflare',
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
    'x-robots-tag': 'none',
  }),
  limitHeaders: () => ({
    ...limit('requests', 4000, 3999),
    ...limit('tokens', 480_000, 479_000),
    ...limit('input-tokens', 400_000, 399_000),
    ...limit('output-tokens', 80_000, 80_000),
  }),
  jsonType: 'application/json',
  streamHeaders: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  indent: 0,
  lineEnd: '\n',
  errorFor: anthropicError,
}

function limit(name: string, most: number, remaining: number): Record<string, string> {
  const prefix = `anthropic-ratelimit-${name}`
  return {
    [`${prefix}-limit`]: String(most),
    [`${prefix}-remaining`]: String(remaining),
    // RFC 3339 without fractions, unlike OpenAI's durations.
    [`${prefix}-reset`]: `${new Date(Date.now() + 1000).toISOString().slice(0, 19)}Z`,
  }
}
