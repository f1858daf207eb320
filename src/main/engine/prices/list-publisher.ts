import { REMOTE_DATA_JSON_URL } from '@pydantic/genai-prices'

/** Where the price list is fetched from, and who runs that server. */
export const listPublisher = {
  url: REMOTE_DATA_JSON_URL,
  region: 'United States',
  policyPage: 'https://docs.github.com/en/site-policy/privacy-policies/github-general-privacy-statement',
} as const
