import type { ProviderDefinition } from './definition.ts'

/** Where the sandbox listens and what it asks for: other processes have no business there. */
export interface SandboxAddress {
  readonly origin: string
  readonly key: string
}

/** The provider inside Waybill (engine/sandbox). Its address is known only once it runs. */
export function sandboxDefinition({ origin, key }: SandboxAddress): ProviderDefinition {
  return {
    kind: 'sandbox',
    title: 'Sandbox',
    ledgerName: 'sandbox',
    mainDialect: 'openai',
    endpoints: {
      openai: { baseUrl: `${origin}/v1`, auth: 'bearer' },
      anthropic: { baseUrl: origin, auth: 'x-api-key' },
      gemini: { baseUrl: `${origin}/v1beta`, auth: 'x-goog-api-key' },
    },
    models: [/^sandbox/],
    needsKey: false,
    fixedKey: key,
    free: true,
  }
}
