import type { IncomingHttpHeaders } from 'node:http'
import type { Fault, JsonReply, ReplyHeaders } from './reply.ts'

/** What is common to all answers of a provider: its headers, where it wants the key, and how it says no. */
export interface Dialect {
  readonly name: 'openai' | 'anthropic' | 'gemini'
  readonly keyOf: (headers: IncomingHttpHeaders, query: URLSearchParams) => string | undefined
  /** Whether the address itself is a right to be there, so that no key is asked for. */
  readonly isOpen: (path: string, query: URLSearchParams) => boolean
  readonly newRequestId: () => string
  readonly headers: (requestId: string) => ReplyHeaders
  /** The account's limits, sent with the answers of models. */
  readonly limitHeaders: () => ReplyHeaders
  readonly jsonType: string
  readonly streamHeaders: ReplyHeaders
  /** Spaces per level in plain JSON: OpenAI and Gemini send it for the eye, Anthropic packed. */
  readonly indent: number
  /** What ends a line in an SSE stream; Gemini's has CRLF. */
  readonly lineEnd: string
  readonly errorFor: (fault: Fault, requestId: string) => JsonReply
}

export function bearerOf(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1]
}

export function oneOf(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header[0] : header) || undefined
}
