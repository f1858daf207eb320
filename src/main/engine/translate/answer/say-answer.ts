import type { ClientAnswer, ProviderAnswer } from '../../exchange.ts'
import type { Outcome } from '../asked-call.ts'
import type { HalfFetch } from '../half-fetch.ts'
import { bounded } from './bounded.ts'
import { errorAnswer, notUnderstood } from './error-answer.ts'
import { errorOfThrown } from './error-of-part.ts'
import { keptHeaders } from './kept-headers.ts'
import { errorOf } from './provider-error.ts'
import { withRefusalsAsText } from './refusals/refusal-body.ts'
import { tellsRefusals } from './refusals/tells-refusals.ts'
import { sayPlain } from './say-plain.ts'
import { sayStream } from './say-stream.ts'
import type { Speech } from './speech.ts'

/** Gives the AI SDK the provider's answer, and says in the client's format what it makes of it. Never rejects. */
export async function sayAnswer(
  provider: ProviderAnswer,
  { half, outcome, speech }: { readonly half: HalfFetch; readonly outcome: Outcome; readonly speech: Speech },
): Promise<ClientAnswer> {
  const headers = keptHeaders(provider.headers, speech.translation.from)
  try {
    if (provider.statusCode >= 400) return errorAnswer(await errorOf(provider, speech.translation), speech, headers)
    const type = provider.headers['content-type'] ?? ''
    // A redirect is not followed, and a page is no answer: a key goes to one origin.
    if (provider.statusCode >= 300 || !fits(type, outcome.type)) {
      return errorAnswer(notUnderstood, speech, headers)
    }
    const isFramed = outcome.type === 'stream' && speech.translation.to === 'converse'
    const bytes = bounded(provider.body, isFramed ? 'frames' : outcome.type)
    const isTold = outcome.type === 'plain' && tellsRefusals(speech.translation)
    // The DOM's types, which the tests see too, know another stream of the same kind.
    const read = (isTold ? withRefusalsAsText(bytes) : bytes) as ConstructorParameters<typeof Response>[0]
    half.answer(new Response(read ?? null, { headers: { 'content-type': type } }))
    switch (outcome.type) {
      case 'plain':
        return sayPlain(await outcome.result, speech, headers)
      case 'stream':
        return await sayStream(await outcome.result, speech, headers)
      default:
        return outcome satisfies never
    }
  } catch (thrown) {
    return errorAnswer(errorOfThrown(thrown), speech, headers)
  }
}

/** Some servers give their streams no type, or a wrong one; none says JSON of one. */
function fits(contentType: string, asked: Outcome['type']): boolean {
  return asked === 'stream' ? !/json|html/i.test(contentType) : !/^text\/event-stream/i.test(contentType)
}
