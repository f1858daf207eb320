import type { ProviderDefinition } from './definition.ts'

/**
 * Gemini at Vertex AI: by an API key (express mode, the usual address), or by a service account, whose key is its whole JSON file and
 * whose address names project and location.
 */
export const vertex: ProviderDefinition = {
  kind: 'vertex',
  title: 'Google Vertex AI',
  ledgerName: 'gcp.vertex_ai',
  priceId: 'google',
  formats: ['generate_content'],
  mainDialect: 'gemini',
  // Its models stand below their publisher: with that, paths are as at the Gemini API.
  endpoints: { gemini: { baseUrl: 'https://aiplatform.googleapis.com/v1/publishers/google', auth: 'google' } },
  baseUrlForm: {
    pattern:
      /^https:\/\/([a-z0-9-]+-)?aiplatform\.googleapis\.com\/v1(beta1)?\/(projects\/[^/]+\/locations\/[^/]+\/)?publishers\/google$/,
    example: 'https://REGION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/REGION/publishers/google',
  },
  keyForm: {
    pattern: /^(?!\{)|^\{(?=.*"type":"service_account")(?=.*"client_email":")(?=.*"private_key":")/,
    note: 'An API key of Vertex AI, or the JSON key file of a service account, with a base URL that names project and location.',
    needsAddress: { key: /^\{/, address: /\/projects\// },
  },
  // Counting tokens costs nothing; there is no list of models for either kind of key.
  test: {
    path: '/models/gemini-2.5-flash:countTokens',
    json: '{"contents":[{"role":"user","parts":[{"text":"Hello"}]}]}',
  },
  hosts: /(^|-)aiplatform\.googleapis\.com$|^oauth2\.googleapis\.com$/,
  models: [/^(gemini|imagen|veo)-/],
  needsKey: true,
  keyPage: 'https://console.cloud.google.com/apis/credentials',
  policyPage: 'https://cloud.google.com/vertex-ai/generative-ai/docs/data-governance',
  region: 'United States',
}
