import type { ProviderRecord } from '../ledger/ledger.ts'
import { configureProvider, type Provider, type ProviderDefinition } from './providers.ts'

/** The providers that the user configured, in the order in which they were added. */
export interface ProviderRegistry {
  all(): readonly Provider[]
  has(name: string): boolean
  reload(): void
}

export function openRegistry(
  records: () => readonly ProviderRecord[],
  definitions: () => readonly ProviderDefinition[],
): ProviderRegistry {
  let providers: readonly Provider[] = []
  let names = new Set<string>()
  const reload = (): void => {
    const kinds = definitions()
    providers = records().flatMap((record) => {
      const definition = kinds.find(({ kind }) => kind === record.kind)
      if (!definition) return []
      // The sandbox's port changes with each start: it is never taken from the database.
      const baseUrl = definition.kind === 'sandbox' || record.base_url === '' ? null : record.base_url
      const { name, keys, key_use: keyUse, asks, formats } = record
      return [configureProvider(definition, { name, baseUrl, keyIds: keys.map(({ id }) => id), keyUse, asks, formats })]
    })
    names = new Set(providers.map(({ name }) => name))
  }
  reload()
  return { all: () => providers, has: (name) => names.has(name), reload }
}
