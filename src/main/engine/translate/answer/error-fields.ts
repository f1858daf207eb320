/** A label of an error, and nothing that could be a text. */
const LABEL = /^[A-Za-z][\w.-]{0,63}$/

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

/** `{error: {message}}` (OpenAI, Anthropic, Gemini), `{message}`, `{error: "…"}` (Ollama), `{detail}`; Gemini's streams put it in a list. */
export function messageOf(body: unknown): string | null {
  const [said] = Array.isArray(body) ? body : [body]
  const error = memberOf(said, 'error')
  const found = [
    memberOf(error, 'message'),
    error,
    memberOf(said, 'message'),
    memberOf(said, 'Message'),
    memberOf(said, 'detail'),
  ]
  return (found.find((text) => typeof text === 'string' && text !== '') as string | undefined) ?? null
}

/** The finest label that an error has: OpenAI's `code`, Anthropic's `type`, Gemini's `status`. */
export function labelOf(body: unknown): string | null {
  const [said] = Array.isArray(body) ? body : [body]
  const error = memberOf(said, 'error') ?? said
  const found = ['code', 'type', 'status'].map((name) => memberOf(error, name))
  return (found.find((label) => typeof label === 'string' && LABEL.test(label)) as string | undefined) ?? null
}

/** Of an error in a stream, where only its label says what it is (docs.anthropic.com, "Errors"; platform.openai.com, "Error codes"). */
export function statusOfLabel(label: string | null): number {
  return STATUSES[label ?? ''] ?? 502
}

const STATUSES: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  api_error: 500,
  server_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
  RESOURCE_EXHAUSTED: 429,
  UNAVAILABLE: 503,
}
