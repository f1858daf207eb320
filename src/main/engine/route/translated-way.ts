import type { Asks } from '../../../shared/contract/asks.ts'
import type { Candidate, Read } from '../exchange.ts'
import { endpointFor } from '../providers/formats.ts'
import type { ConfiguredEndpoint } from '../providers/providers.ts'
import { askTranslated } from './ask-translated.ts'
import { askedFormat } from './asked-format.ts'
import type { Destination } from './destination.ts'
import { notServed } from './not-served.ts'
import type { Pseudonym } from './pseudonyms.ts'

interface TranslatedWay extends Pick<Candidate, 'outgoing' | 'headers' | 'asksUsage' | 'model' | 'translation'> {
  readonly endpoint: ConfiguredEndpoint
  /** The base URL's: what is asked there is for the translation to say. */
  readonly path: string
}

/** To a provider that speaks another format. The body stays in the client's: it is said anew for this way alone. */
export function translatedWay(
  read: Read,
  { provider, model, format: to }: Destination,
  asks: Asks | null,
  pseudonym: Pseudonym,
): TranslatedWay {
  const from = askedFormat(read)
  const endpoint = to === null ? undefined : endpointFor(provider, to)
  if (from === null || to === null || endpoint === undefined) throw notServed([provider])
  const { body, headers, withAsks } = askTranslated(read, provider, to, asks, pseudonym)
  const { kind } = provider.definition
  return {
    endpoint,
    path: endpoint.basePath,
    outgoing: body,
    headers,
    asksUsage: false,
    model,
    translation: { from, to, baseUrl: endpoint.baseUrl, kind, withAsks },
  }
}
