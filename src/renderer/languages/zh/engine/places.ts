import type { Phrases } from '../../engine-words.ts'

/** What is filled into sentences and fields: figures, and what the list of providers says of them. */
export const places = {
  '{{figure}} tokens': '{{figure}} Token',
  'United States': '美国',
  France: '法国',
  China: '中国',
  'Singapore (parent company in China)': '新加坡（母公司在中国）',
  'Another server that speaks OpenAI’s format': '其他使用 OpenAI 格式的服务器',
} as const satisfies Phrases
