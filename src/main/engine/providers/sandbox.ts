import type { ProviderDefinition } from './definition.ts'

/** The provider inside Waybill (engine/sandbox). Its address is known only once it runs: `origin` stands for it. */
export function sandboxDefinition(origin: string): ProviderDefinition {
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
    free: true,
  }
}
