import type { ProviderDefinition } from './definition.ts'

/** Its OpenAI-compatible endpoint is left out: no prompt caching there, and not meant for production (wire-facts). */
export const anthropic: ProviderDefinition = {
  kind: 'anthropic',
  title: 'Anthropic',
  ledgerName: 'anthropic',
  priceId: 'anthropic',
  formats: ['messages'],
  mainDialect: 'anthropic',
  homeOf: 'anthropic',
  endpoints: { anthropic: { baseUrl: 'https://api.anthropic.com', auth: 'x-api-key' } },
  models: [/^claude-/],
  needsKey: true,
  keyPage: 'https://console.anthropic.com/settings/keys',
  policyPage: 'https://privacy.anthropic.com/',
  region: 'United States',
}
