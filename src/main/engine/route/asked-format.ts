import type { ClientFormat } from '../../../shared/wire-formats.ts'
import type { Place, Read } from '../exchange.ts'

/** The endpoints that are a format's own: all else of a provider's (files, batches, stored responses) only it can answer. */
const FORMATS: readonly (readonly [RegExp, ClientFormat])[] = [
  [/^\/v1\/chat\/completions$/, 'chat_completions'],
  [/^\/v1\/responses(\/input_tokens)?$/, 'responses'],
  [/^\/v1\/messages(\/count_tokens)?$/, 'messages'],
  [/^\/v1(beta|alpha)?\/models\/\{model\}:(generateContent|streamGenerateContent|countTokens)$/, 'generate_content'],
]

/** What a request for text, or for a count of it, is written in; null: it is none, and is passed as it is or not at all. */
export function askedFormat({ req, channel, place }: Pick<Read, 'req' | 'channel' | 'place'>): ClientFormat | null {
  if (req.method !== 'POST' && channel.type === 'http') return null
  return formatOf(place)
}

function formatOf({ endpoint }: Pick<Place, 'endpoint'>): ClientFormat | null {
  return FORMATS.find(([pattern]) => pattern.test(endpoint))?.[1] ?? null
}
