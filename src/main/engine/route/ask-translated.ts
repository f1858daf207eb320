import type { Asks } from '../../../shared/contract/asks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { Body, HeaderChanges, Read } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'
import { askProvider } from './ask-provider.ts'
import { withEdits } from './body-edits.ts'
import { takesDataCollection } from './deny-collection.ts'
import { stores } from './no-store.ts'
import type { Pseudonym } from './pseudonyms.ts'
import { WIRE_PLACES } from './wire-places.ts'

interface Asked {
  readonly body: Body
  readonly headers: HeaderChanges | null
}

/**
 * The same asks of a provider that is translated to. Who asks is named in the client's body, and is made a pseudonym there, before
 * anything is said anew. What the provider's own body would have to say is refused (`asks_unmet`) until it can be put there.
 */
export function askTranslated(
  read: Read,
  provider: Provider,
  to: WireFormat,
  asks: Asks | null,
  pseudonym: Pseudonym,
): Asked {
  if (asks === null) return { body: read.body, headers: null }
  const { kind } = provider.definition
  const place = WIRE_PLACES[to]
  if ((asks.no_store && stores(kind, place)) || (asks.deny_data_collection && takesDataCollection(kind, place))) {
    throw new AppError('asks_unmet', {
      message: 'What you have Waybill ask of providers can’t be asked in a request that is translated.',
      action: 'Name a provider that speaks this format, or switch the ask off: waybill provider asks NAME',
    })
  }
  const inClientsOwn = { ...asks, no_store: false, deny_data_collection: false }
  const { body, edits, headers } = askProvider(read, provider, inClientsOwn, pseudonym)
  return { body: withEdits(body, edits), headers }
}
