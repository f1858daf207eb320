import type { Phrases } from '../../engine-words.ts'

/** What is filled into sentences and fields: figures, and what the list of providers says of them. */
export const places = {
  '{{figure}} tokens': '{{figure}} Token',
  'United States': 'USA',
  France: 'Frankreich',
  China: 'China',
  'Singapore (parent company in China)': 'Singapur (Mutterunternehmen in China)',
  'Another server that speaks OpenAI’s format': 'Ein anderer Server, der OpenAIs Format spricht',
} as const satisfies Phrases
