import { type AskName, type Asks, askNames, type SomeAsks } from '../../../shared/contract/asks.ts'
import type { ClientKey } from '../exchange.ts'
import type { Provider } from '../providers/providers.ts'

/** The client key's word, else its provider's; null: nothing is asked, as for nearly everybody. */
export function asksInForce(clientKey: Pick<ClientKey, 'asks'>, provider: Pick<Provider, 'asks'>): Asks | null {
  if (isEmpty(clientKey.asks) && isEmpty(provider.asks)) return null
  const isOn = (name: AskName) => clientKey.asks[name] ?? provider.asks[name] ?? false
  if (!askNames.some(isOn)) return null
  return {
    no_store: isOn('no_store'),
    deny_data_collection: isOn('deny_data_collection'),
    strip_identifying_headers: isOn('strip_identifying_headers'),
    pseudonyms: isOn('pseudonyms'),
  }
}

export function sameAsks(one: Asks | null, other: Asks | null): boolean {
  return one === other || askNames.every((name) => (one?.[name] ?? false) === (other?.[name] ?? false))
}

/** Whether a body of this key may have to be changed: it is not known yet where it goes. */
export function mayEditBodies(
  clientKey: Pick<ClientKey, 'asks'>,
  providers: readonly Pick<Provider, 'asks'>[],
): boolean {
  return changesBodies(clientKey.asks) || providers.some(({ asks }) => changesBodies(asks))
}

function isEmpty(asks: SomeAsks): boolean {
  for (const _ in asks) return false
  return true
}

function changesBodies({ no_store, deny_data_collection, pseudonyms }: SomeAsks): boolean {
  return no_store === true || deny_data_collection === true || pseudonyms === true
}
