import { type Dialect, oneOf } from '../dialect.ts'
import { geminiResponseId } from '../identifiers.ts'
import { geminiError } from './errors.ts'

/** Google's front end: no request id, no rate-limit headers. Gemini's answers carry `responseId` in the body instead. */
export const gemini: Dialect = {
  name: 'gemini',
  keyOf: (headers, query) => oneOf(headers['x-goog-api-key']) ?? (query.get('key') || undefined),
  // The documented curl for the bytes of an upload has no key: the upload's id is enough.
  isOpen: (path, query) => path.startsWith('/upload/') && query.has('upload_id'),
  newRequestId: geminiResponseId,
  headers: () => ({
    'alt-svc': 'h3=":443"; ma=2592000,h3-29=":443"; ma=2592000',
    server: 'scaffolding on HTTPServer2',
    'server-timing': 'gfet4t7; dur=12',
    vary: 'Origin, X-Origin, Referer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'x-xss-protection': '0',
  }),
  limitHeaders: () => ({}),
  jsonType: 'application/json; charset=UTF-8',
  streamHeaders: { 'content-type': 'text/event-stream', 'content-disposition': 'attachment' },
  indent: 2,
  lineEnd: '\r\n',
  errorFor: geminiError,
}
