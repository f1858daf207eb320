import type { ProviderDefinition } from './definition.ts'

/**
 * Amazon Bedrock by its Converse API. Its key is an API key of Bedrock's, sent as it is, or `ACCESS_KEY_ID:SECRET_ACCESS_KEY`, with
 * `:SESSION_TOKEN` where there is one, by which requests are signed.
 */
export const bedrock: ProviderDefinition = {
  kind: 'bedrock',
  title: 'Amazon Bedrock',
  ledgerName: 'aws.bedrock',
  priceId: 'aws',
  formats: ['converse'],
  mainDialect: 'openai',
  endpoints: { openai: { baseUrl: '', auth: 'aws' } },
  baseUrlForm: {
    pattern:
      /^https:\/\/([a-z0-9-]+\.)?bedrock-runtime(-fips)?\.[a-z0-9-]+\.(vpce\.)?(amazonaws\.com(\.cn)?|api\.aws)$/,
    example: 'https://bedrock-runtime.REGION.amazonaws.com',
  },
  keyForm: {
    pattern: /^(?!(AKIA|ASIA)[A-Z0-9]+(:|$))|^(AKIA|ASIA)[A-Z0-9]+:[A-Za-z0-9/+=]{40}(:.+)?$/,
    note: 'An API key of Bedrock’s, or ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN where there is one.',
  },
  // Its list of models is kept at another origin, where a key is not sent.
  test: { path: '/async-invoke?maxResults=1' },
  hosts: /\.(amazonaws\.com(\.cn)?|api\.aws)$/,
  models: [/^((us|eu|apac|jp|au|global|us-gov)\.)?(anthropic|amazon|meta|mistral|cohere|deepseek|qwen|openai)\.[a-z]/],
  needsKey: true,
  keyPage: 'https://console.aws.amazon.com/bedrock/home',
  policyPage: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-protection.html',
  region: 'United States',
}
