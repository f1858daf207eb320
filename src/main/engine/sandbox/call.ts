import type { IncomingHttpHeaders } from 'node:http'
import type { Directives } from './directives.ts'
import type { JsonObject } from './json.ts'
import type { Reply } from './reply.ts'
import type { Shelves } from './shelf.ts'

/** A request, read whole: what a handler sees. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** The named groups of the route's pattern, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** The JSON body; empty when there is none or it is a form. */
  readonly json: JsonObject
  readonly form: FormData | undefined
  readonly bytes: Buffer
  /** The model's name as the client sent it, directives and all. */
  readonly model: string
  readonly directives: Directives
  /** Where this provider itself is, for the absolute addresses in its answers. */
  readonly origin: string
  readonly shelves: Shelves
}

export type Handler = (call: Call) => Reply | Promise<Reply>

/** Now, in seconds: OpenAI's `created` fields. */
export function unixSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
