import type { ProviderDefinition } from './definition.ts'

export const gemini: ProviderDefinition = {
  kind: 'gemini',
  title: 'Google Gemini',
  ledgerName: 'gcp.gemini',
  priceId: 'google',
  formats: ['generate_content', 'chat_completions'],
  mainDialect: 'gemini',
  homeOf: 'gemini',
  endpoints: {
    // Never `?key=`: it leaks into logs.
    gemini: { baseUrl: 'https://generativelanguage.googleapis.com/v1beta', auth: 'x-goog-api-key' },
    openai: { baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai', auth: 'bearer' },
  },
  models: [/^(models\/)?(gemini|gemma|imagen|veo|lyria|learnlm|aqa|gemini-embedding|embedding-0|text-embedding-00)/],
  needsKey: true,
  keyPage: 'https://aistudio.google.com/apikey',
  policyPage: 'https://ai.google.dev/gemini-api/terms',
  region: 'United States',
}
