import type { Read } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'
import type { Choice } from './choose-provider.ts'

const NONE: readonly Provider[] = []

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

export function isMovable({ place }: Read): boolean {
  return MOVABLE.has(place.operation)
}

/**
 * Who may answer in the chosen provider's place: another account of its kind, or one known to have such models, that speaks the
 * dialect. Nobody where the client named the provider, and nobody between the sandbox and the real ones.
 */
export function standInsFor(choice: Choice, read: Read, providers: readonly Provider[]): readonly Provider[] {
  const { provider: chosen, model } = choice
  const { place } = read
  if (place.provider !== null || model !== read.model || chosen.definition.kind === 'sandbox') return NONE
  let found = NONE
  for (const provider of providers) {
    const { definition, endpoints } = provider
    if (provider === chosen || definition.kind === 'sandbox' || endpoints[place.dialect] === undefined) continue
    const serves = model !== null && definition.models.some((pattern) => pattern.test(model))
    if (serves || definition.kind === chosen.definition.kind) found = [...found, provider]
  }
  return found
}
