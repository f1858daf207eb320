import type { WireFormat } from '../../../shared/wire-formats.ts'
import { endpointFor } from '../providers/formats.ts'
import type { Provider } from '../providers/providers.ts'
import type { Question } from './question.ts'

/** A provider that a request goes to, and as what. */
export interface Destination {
  readonly provider: Provider
  /** As that provider calls it. */
  readonly model: string | null
  /** What the provider is spoken to in; null: the path is passed as it is. */
  readonly format: WireFormat | null
  readonly isTranslated: boolean
}

function isClients(format: WireFormat): boolean {
  return format !== 'converse'
}

/** null: this provider can't be asked that, not even translated. */
export function destinationAt(provider: Provider, model: string | null, asked: Question): Destination | null {
  if (asked.format === null) {
    // Of all else than requests for text, Converse has nothing.
    const isSpoken = provider.endpoints[asked.dialect] !== undefined && provider.formats.some(isClients)
    return isSpoken ? { provider, model, format: null, isTranslated: false } : null
  }
  const spoken = provider.formats.filter((format) => endpointFor(provider, format) !== undefined)
  if (spoken.includes(asked.format)) return { provider, model, format: asked.format, isTranslated: false }
  const [best] = spoken
  // What names no model is told by its provider alone what it is: there is nothing to translate to.
  return best === undefined || model === null ? null : { provider, model, format: best, isTranslated: true }
}
