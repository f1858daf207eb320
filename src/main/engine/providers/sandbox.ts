import { clientFormats } from '../../../shared/wire-formats.ts'
import type { ProviderDefinition } from './definition.ts'

/** Where the sandbox listens (null: nowhere, as no engine runs) and what it asks for: others have no business there. */
export interface SandboxAddress {
  readonly origin: string | null
  readonly key: string
}

/** The provider inside Waybill (engine/sandbox). Its address is known only once it runs. */
export function sandboxDefinition({ origin, key }: SandboxAddress): ProviderDefinition {
  const base = origin ?? 'http://127.0.0.1'
  return {
    kind: 'sandbox',
    title: 'Sandbox',
    ledgerName: 'sandbox',
    formats: clientFormats,
    mainDialect: 'openai',
    endpoints: {
      openai: { baseUrl: `${base}/v1`, auth: 'bearer' },
      anthropic: { baseUrl: base, auth: 'x-api-key' },
      gemini: { baseUrl: `${base}/v1beta`, auth: 'x-goog-api-key' },
    },
    models: [/^sandbox/],
    needsKey: false,
    acceptsIncludeUsage: true,
    fixedKey: key,
    free: true,
  }
}
