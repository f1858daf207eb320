import { type Dialect, dialects } from '../../../shared/exchange-row.ts'
import type { ClientFormat, WireFormat } from '../../../shared/wire-formats.ts'
import type { ConfiguredEndpoint, Provider, ProviderDefinition, ProviderEndpoint } from './definition.ts'

/** Whose address a format has. Converse has none of the three: it is spoken at a provider's main one. */
const DIALECTS: Readonly<Record<ClientFormat, Dialect>> = {
  chat_completions: 'openai',
  responses: 'openai',
  messages: 'anthropic',
  generate_content: 'gemini',
}

export function endpointFor(provider: Provider, format: WireFormat): ConfiguredEndpoint | undefined {
  const { endpoints, definition } = provider
  return endpoints[format === 'converse' ? definition.mainDialect : DIALECTS[format]]
}

/** What a dialect's base URL ends in where servers put it in its usual place. */
const USUAL_SUFFIX: Readonly<Record<Dialect, string>> = { openai: '/v1', anthropic: '', gemini: '/v1beta' }

interface Settings {
  readonly baseUrl: string | null
  readonly formats: readonly WireFormat[] | null
}

/** Where each dialect is spoken: at the kind's own addresses or beside the user's, and for formats that the user adds as well. */
export function endpointsOf(definition: ProviderDefinition, { baseUrl, formats }: Settings) {
  const main = definition.endpoints[definition.mainDialect]
  const base = (baseUrl ?? main?.baseUrl ?? '').replace(/\/+$/, '')
  const added = new Set((formats ?? []).flatMap((format) => (format === 'converse' ? [] : [DIALECTS[format]])))
  const endpoints: Partial<Record<Dialect, ProviderEndpoint>> = {}
  for (const dialect of dialects) {
    const own = definition.endpoints[dialect]
    if (own && baseUrl === null) endpoints[dialect] = own
    else if (own) endpoints[dialect] = { auth: own.auth, baseUrl: beside(definition, base, dialect) }
    else if (added.has(dialect))
      endpoints[dialect] = { auth: authOf(dialect, main), baseUrl: beside(definition, base, dialect) }
  }
  return endpoints
}

/** The other formats are looked for beside the main one: `…/v1` for OpenAI's means `…` for Anthropic's. */
function beside(definition: ProviderDefinition, base: string, dialect: Dialect): string {
  // Without an address there is none beside it.
  if (dialect === definition.mainDialect || base === '') return base
  if (definition.kind === 'gemini' && dialect === 'openai') return `${base}/openai`
  const suffix = USUAL_SUFFIX[definition.mainDialect]
  const root = base.endsWith(suffix) ? base.slice(0, base.length - suffix.length) : base
  return root + USUAL_SUFFIX[dialect]
}

/** A server takes its key in one way, as a rule, whatever is spoken to it; only Google’s is its format’s alone. */
function authOf(dialect: Dialect, main: ProviderEndpoint | undefined): ProviderEndpoint['auth'] {
  if (dialect === 'gemini') return 'x-goog-api-key'
  return dialect === 'openai' || main?.auth === 'bearer' ? 'bearer' : 'x-api-key'
}
