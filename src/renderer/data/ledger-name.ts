import type { ProviderView } from '../../shared/contract/providers.ts'

/** OpenTelemetry's names, where they are not the kind's own. */
const otelNames: Readonly<Record<string, string>> = {
  gemini: 'gcp.gemini',
  mistral: 'mistral_ai',
  xai: 'x_ai',
  moonshot: 'moonshot_ai',
}

/**
 * The name under which the ledger keeps a provider's exchanges: OpenTelemetry's for its kind, unless the user gave it a
 * name. The contract does not say it (yet): this repeats `ledgerName` of the engine's providers.
 */
export function ledgerName({ name, kind }: Pick<ProviderView, 'name' | 'kind'>): string {
  return name === kind ? (otelNames[kind] ?? name) : name
}
