import type { IncomingHttpHeaders } from 'node:http'
import type { ClientFormat } from '../../../../shared/wire-formats.ts'

/** What SDKs go by when they try again. */
const KEPT = ['retry-after', 'retry-after-ms', 'x-should-retry']

/**
 * What means the same by two names: OpenAI's, then Anthropic's. Which request it was, so that it can be asked about at the provider,
 * and what is left of the provider's limits; when they open again is told in two ways that differ, and left out.
 */
const NAMES = [
  ['x-request-id', 'request-id'],
  ...['requests', 'tokens'].flatMap((what) =>
    ['limit', 'remaining'].map((how) => [`x-ratelimit-${how}-${what}`, `anthropic-ratelimit-${what}-${how}`] as const),
  ),
] as const

const NAMED_AS: Readonly<Record<ClientFormat, 0 | 1 | null>> = {
  chat_completions: 0,
  responses: 0,
  messages: 1,
  generate_content: null,
}

/** Of the provider's headers those that mean something to the client's SDK. */
export function keptHeaders(headers: IncomingHttpHeaders, from: ClientFormat): Record<string, string> {
  const kept: Record<string, string> = {}
  const keep = (name: string, value: string | string[] | undefined) => {
    if (typeof value === 'string') kept[name] = value
  }
  for (const name of KEPT) keep(name, headers[name])
  const named = NAMED_AS[from]
  if (named !== null) for (const names of NAMES) keep(names[named], headers[names[0]] ?? headers[names[1]])
  return kept
}
