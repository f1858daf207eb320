import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ImportNeeds } from '../imports/imports.ts'
import { readForeignTable } from '../ledger/ledger.ts'
import { checkBaseUrl } from '../providers/base-url.ts'
import type { Parts } from './parts.ts'

interface Running extends Pick<ImportNeeds, 'where'> {
  readonly ownPorts: () => number[]
  readonly providers: () => Pick<ControlClient['providers'], 'add' | 'keys'>
  readonly routes: () => Pick<ControlClient['routes'], 'add'>
}

/** What an import needs of the parts. A provider is added as any other: by the contract's own calls. */
export function importNeeds(parts: Parts, { where, ownPorts, providers, routes }: Running): ImportNeeds {
  const { ledger, keyRing } = parts
  return {
    where,
    // The sandbox is nobody's provider but Waybill's.
    definitions: () => parts.definitions().filter(({ kind }) => kind !== 'sandbox'),
    here: () =>
      ledger.providers.all().map(({ name, kind, base_url, keys }) => ({
        name,
        kind,
        baseUrl: base_url,
        keys: keys.map(({ id }) => keyRing.keyOf(id)).filter((key) => key !== null),
      })),
    readTable: readForeignTable,
    checkBaseUrl: (url) => checkBaseUrl(url, { allowHttp: false, ownPorts: ownPorts() }),
    isVaultReady: keyRing.isReady,
    add: (provider) => providers().add(provider),
    addKey: (name, key) => providers().keys.add({ name, key }),
    routesHere: ledger.routes.all,
    addRoute: (route) => routes().add(route),
  }
}
