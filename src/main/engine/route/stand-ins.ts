import type { Read } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'
import { type Destination, destinationAt } from './destination.ts'
import type { Question } from './question.ts'
import type { Resolution } from './resolve.ts'

const NONE: readonly Destination[] = []

/**
 * Asked anew each time, they leave nothing behind. All else (files, batches, stored responses, videos) lives in one account,
 * where another key or provider would truthfully say that there is no such thing.
 */
const MOVABLE = new Set(
  (
    'chat text_completion generate_content embeddings count_tokens image_generation speech transcription moderation ' +
    'realtime models'
  ).split(' '),
)

export function isMovable({ place }: Pick<Read, 'place'>): boolean {
  return MOVABLE.has(place.operation)
}

/**
 * Who may answer in the chosen provider's place: another account of its kind, or one known to have such models, that speaks the
 * format. Nobody where the client or a route named the provider, nobody who would have to be translated to, and nobody between
 * the sandbox and the real ones.
 */
export function standInsFor(
  { route, destinations }: Resolution,
  question: Question,
  providers: readonly Provider[],
): readonly Destination[] {
  const [chosen] = destinations
  const { model, isMovable } = question
  if (!isMovable || route !== null || chosen === undefined || chosen.isTranslated) return NONE
  const { kind } = chosen.provider.definition
  if (question.provider !== null || chosen.model !== model || kind === 'sandbox') return NONE
  let found = NONE
  for (const provider of providers) {
    const { definition } = provider
    if (provider === chosen.provider || definition.kind === 'sandbox') continue
    const serves = model !== null && definition.models.some((pattern) => pattern.test(model))
    if (!serves && definition.kind !== kind) continue
    const destination = destinationAt(provider, model, question)
    if (destination !== null && !destination.isTranslated) found = [...found, destination]
  }
  return found
}
