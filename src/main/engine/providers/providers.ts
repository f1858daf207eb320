import type { SomeAsks } from '../../../shared/contract/asks.ts'
import type { KeyUse } from '../../../shared/contract/providers.ts'
import { type Dialect, dialects } from '../../../shared/exchange-row.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import { anthropic } from './anthropic.ts'
import { azure } from './azure.ts'
import { bedrock } from './bedrock.ts'
import { compatibleProviders } from './compatible.ts'
import type { ConfiguredEndpoint, Provider, ProviderDefinition } from './definition.ts'
import { endpointsOf } from './formats.ts'
import { gemini } from './gemini.ts'
import { openai } from './openai.ts'
import { type SandboxAddress, sandboxDefinition } from './sandbox.ts'
import { vertex } from './vertex.ts'

export type { ConfiguredEndpoint, Provider, ProviderDefinition } from './definition.ts'

/** Every kind of provider that a user can add. */
export function providerDefinitions(sandbox: SandboxAddress): readonly ProviderDefinition[] {
  return [openai, anthropic, gemini, azure, bedrock, vertex, ...compatibleProviders, sandboxDefinition(sandbox)]
}

export interface ProviderSettings {
  readonly name: string
  /** In place of the kind's own; stands for the version prefix of its main format. */
  readonly baseUrl: string | null
  readonly keyIds: readonly string[]
  readonly keyUse: KeyUse
  readonly asks: SomeAsks
  /** null: its kind's. */
  readonly formats: readonly WireFormat[] | null
}

export function configureProvider(definition: ProviderDefinition, settings: ProviderSettings): Provider {
  return {
    name: settings.name,
    definition,
    endpoints: takenApart(endpointsOf(definition, settings)),
    formats: settings.formats ?? definition.formats,
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
