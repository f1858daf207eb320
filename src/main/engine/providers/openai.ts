import type { ProviderDefinition } from './definition.ts'

export const openai: ProviderDefinition = {
  kind: 'openai',
  title: 'OpenAI',
  ledgerName: 'openai',
  priceId: 'openai',
  formats: ['responses', 'chat_completions'],
  mainDialect: 'openai',
  homeOf: 'openai',
  endpoints: { openai: { baseUrl: 'https://api.openai.com/v1', auth: 'bearer' } },
  models: [
    /^(gpt|chatgpt|o[1-9]|codex|computer-use|dall-e|tts|whisper|sora|davinci|babbage)(-|$)/,
    /^(text-embedding-(3|ada)|(omni|text)-moderation)/,
    /^ft:/,
  ],
  needsKey: true,
  acceptsIncludeUsage: true,
  keyPage: 'https://platform.openai.com/api-keys',
  policyPage: 'https://platform.openai.com/docs/guides/your-data',
  region: 'United States',
}
