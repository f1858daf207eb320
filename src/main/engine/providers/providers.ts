import type { SomeAsks } from '../../../shared/contract/asks.ts'
import type { KeyUse } from '../../../shared/contract/providers.ts'
import { type Dialect, dialects } from '../../../shared/exchange-row.ts'
import { anthropic } from './anthropic.ts'
import { compatibleProviders } from './compatible.ts'
import type { ConfiguredEndpoint, Provider, ProviderDefinition, ProviderEndpoint } from './definition.ts'
import { gemini } from './gemini.ts'
import { openai } from './openai.ts'
import { type SandboxAddress, sandboxDefinition } from './sandbox.ts'

export type { ConfiguredEndpoint, Provider, ProviderDefinition } from './definition.ts'

/** Every kind of provider that a user can add. */
export function providerDefinitions(sandbox: SandboxAddress): readonly ProviderDefinition[] {
  return [openai, anthropic, gemini, ...compatibleProviders, sandboxDefinition(sandbox)]
}

export interface ProviderSettings {
  readonly name: string
  /** In place of the kind's own; stands for the version prefix of its main format. */
  readonly baseUrl: string | null
  readonly keyIds: readonly string[]
  readonly keyUse: KeyUse
  readonly asks: SomeAsks
}

export function configureProvider(definition: ProviderDefinition, settings: ProviderSettings): Provider {
  return {
    name: settings.name,
    definition,
    endpoints: takenApart(settings.baseUrl === null ? definition.endpoints : endpointsAt(definition, settings.baseUrl)),
    // Two accounts of one provider stay apart in the ledger by the names that the user gave them.
    ledgerName: settings.name === definition.kind ? definition.ledgerName : settings.name,
    keyIds: settings.keyIds,
    keyUse: settings.keyUse,
    asks: settings.asks,
  }
}

function takenApart(endpoints: ProviderDefinition['endpoints']): Provider['endpoints'] {
  const configured: Partial<Record<Dialect, ConfiguredEndpoint>> = {}
  for (const dialect of dialects) {
    const endpoint = endpoints[dialect]
    // A kind of provider without an address of its own is of no use until it is given one.
    const url = endpoint && URL.parse(endpoint.baseUrl)
    if (url) configured[dialect] = { ...endpoint, url, basePath: url.pathname.replace(/\/+$/, '') }
  }
  return configured
}

/** What a dialect's base URL ends in where servers put it in its usual place. */
const USUAL_SUFFIX: Readonly<Record<Dialect, string>> = { openai: '/v1', anthropic: '', gemini: '/v1beta' }

/** The other formats are looked for beside the main one: `…/v1` for OpenAI's means `…` for Anthropic's. */
function endpointsAt(definition: ProviderDefinition, baseUrl: string): Partial<Record<Dialect, ProviderEndpoint>> {
  const base = baseUrl.replace(/\/+$/, '')
  const suffix = USUAL_SUFFIX[definition.mainDialect]
  const root = base.endsWith(suffix) ? base.slice(0, base.length - suffix.length) : base
  const endpoints: Partial<Record<Dialect, ProviderEndpoint>> = {}
  for (const dialect of dialects) {
    const own = definition.endpoints[dialect]
    if (!own) continue
    const beside =
      definition.kind === 'gemini' && dialect === 'openai' ? `${base}/openai` : root + USUAL_SUFFIX[dialect]
    endpoints[dialect] = { auth: own.auth, baseUrl: dialect === definition.mainDialect ? base : beside }
  }
  return endpoints
}
