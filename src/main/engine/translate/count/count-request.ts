import type { Translation } from '../../exchange.ts'
import type { HalfRequest } from '../half-fetch.ts'

/** Kinds whose servers have the counting endpoint of the format that they speak; others' answer 404. */
const COUNTING = new Set(['openai', 'anthropic', 'gemini', 'sandbox'])
/** docs.anthropic.com/en/api/messages-count-tokens */
const MESSAGES_FIELDS = ['model', 'messages', 'system', 'tools', 'tool_choice', 'thinking']
/** platform.openai.com/docs/api-reference/responses/input-tokens */
const RESPONSES_FIELDS = [
  'model',
  'input',
  'instructions',
  'tools',
  'tool_choice',
  'text',
  'reasoning',
  'parallel_tool_calls',
]

/** The question for an answer made into one for its input's tokens; null: this provider does not count. */
export function countRequest(request: HalfRequest, { to, kind }: Translation): HalfRequest | null {
  if (!COUNTING.has(kind)) return null
  const body: unknown = JSON.parse(request.body)
  switch (to) {
    case 'messages':
      return { ...request, url: below(request.url, 'count_tokens'), body: only(body, MESSAGES_FIELDS) }
    case 'responses':
      return { ...request, url: below(request.url, 'input_tokens'), body: only(body, RESPONSES_FIELDS) }
    case 'generate_content': {
      const path = request.url.pathname.replace(/:generateContent$/, ':countTokens')
      const model = path.slice(path.lastIndexOf('/models/') + 1, -':countTokens'.length)
      const inside = { model: decodeURIComponent(model), ...(body as object) }
      return { ...request, url: new URL(path, request.url), body: JSON.stringify({ generateContentRequest: inside }) }
    }
    default:
      return null
  }
}

function below(url: URL, name: string): URL {
  return new URL(`${url.pathname}/${name}`, url)
}

function only(body: unknown, fields: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(body as object).filter(([name]) => fields.includes(name))))
}
