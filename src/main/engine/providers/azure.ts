import type { ProviderDefinition } from './definition.ts'

/**
 * Azure OpenAI by its v1 API, which speaks as OpenAI does. What a request calls a model is there the name of a deployment, and
 * anybody's to choose: no pattern is of use.
 */
export const azure: ProviderDefinition = {
  kind: 'azure',
  title: 'Azure OpenAI',
  ledgerName: 'azure.ai.openai',
  priceId: 'azure',
  formats: ['responses', 'chat_completions'],
  mainDialect: 'openai',
  endpoints: { openai: { baseUrl: '', auth: 'api-key' } },
  baseUrlForm: { pattern: /\/openai\/v1$/, example: 'https://RESOURCE.openai.azure.com/openai/v1' },
  hosts: /\.(openai|services\.ai|cognitiveservices)\.azure\.com$/,
  models: [],
  needsKey: true,
  acceptsIncludeUsage: true,
  keyPage: 'https://portal.azure.com/',
  policyPage: 'https://learn.microsoft.com/azure/ai-foundry/responsible-ai/openai/data-privacy',
  region: 'United States',
}
