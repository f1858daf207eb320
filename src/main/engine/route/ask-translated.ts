import type { Asks } from '../../../shared/contract/asks.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { Body, HeaderChanges, Read, Translation } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'
import { askProvider, editsInJson } from './ask-provider.ts'
import { editedBytes, withEdits } from './body-edits.ts'
import { takesDataCollection } from './deny-collection.ts'
import { stores } from './no-store.ts'
import type { Pseudonym } from './pseudonyms.ts'
import { WIRE_PLACES } from './wire-places.ts'

interface Asked extends Pick<Translation, 'withAsks'> {
  readonly body: Body
  readonly headers: HeaderChanges | null
}

/**
 * The same asks of a provider that is translated to. Who asks is named in the client's body, and is made a pseudonym there, before
 * anything is said anew; what only the provider's format can say is put into the body that it gets. Throws `asks_unmet`.
 */
export function askTranslated(
  read: Read,
  provider: Provider,
  to: WireFormat,
  asks: Asks | null,
  pseudonym: Pseudonym,
): Asked {
  if (asks === null) return { body: read.body, headers: null, withAsks: null }
  const inClientsOwn = { ...asks, no_store: false, deny_data_collection: false }
  const { body, edits, headers } = askProvider(read, provider, inClientsOwn, pseudonym)
  return { body: withEdits(body, edits), headers, withAsks: asksOf(provider, to, asks) }
}

function asksOf({ definition: { kind } }: Provider, to: WireFormat, asks: Asks): Translation['withAsks'] {
  const place = WIRE_PLACES[to]
  const noStore = asks.no_store && stores(kind, place)
  const deny = asks.deny_data_collection && takesDataCollection(kind, place)
  if (!noStore && !deny) return null
  return (body) => {
    const json = Buffer.from(body)
    return editedBytes(json, editsInJson(json, place.dialect, { noStore, deny, pseudonym: null })).toString()
  }
}
