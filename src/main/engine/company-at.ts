import { listPublisher } from './prices/list-publisher.ts'
import type { ProviderDefinition } from './providers/providers.ts'

/**
 * Who answers at a host, as the list of contacts has it (`api.openai.com:443`, with `via …` where a proxy led there). By the
 * host and not by the provider's name: where the user has set another base URL, its company's word is worth nothing.
 */
export function companyAt(host: string, definitions: readonly ProviderDefinition[]) {
  const [target] = host.split(' via ')
  const isThere = (address: string): boolean => hostOf(address) === target
  if (isThere(listPublisher.url)) return listPublisher
  const isAt = ({ endpoints, hosts }: ProviderDefinition) =>
    hosts?.test(target?.replace(/:\d+$/, '') ?? '') || Object.values(endpoints).some(({ baseUrl }) => isThere(baseUrl))
  return definitions.find(isAt) ?? null
}

/** Every page of a company's that the dashboard shows as a link. */
export function shownLinks(definitions: readonly ProviderDefinition[]): string[] {
  const pages = definitions.flatMap(({ keyPage, policyPage }) => [keyPage, policyPage])
  return [...new Set([...pages, listPublisher.policyPage])].filter((page) => page !== undefined)
}

function hostOf(address: string): string | null {
  const url = URL.parse(address)
  return url && `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`
}
