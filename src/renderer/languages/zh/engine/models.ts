import type { Phrases } from '../../engine-words.ts'

export const models = {
  'The models of a provider, as it listed them when you asked for them.': '某个提供商的模型：你查询时它所列出的。',
  'until you ask for the list again, or remove the provider': '直到你重新查询该列表或移除该提供商',
  'What the provider calls the model.': '提供商对该模型的称呼。',
  'What people call it.': '通常的叫法。',
  'How many tokens it takes.': '它能接收多少 token。',
  'How many tokens it makes at most.': '它最多输出多少 token。',
  'Whether it takes pictures: 1 or 0.': '是否接收图片：1 或 0。',
  'Whether it calls tools: 1 or 0.': '是否会调用工具：1 或 0。',
  'Whether it reasons before it answers: 1 or 0.': '回答前是否会推理：1 或 0。',
  'What a million tokens of input cost there, in billionths of a dollar.':
    '那里每百万输入 token 的价格，以十亿分之一美元计。',
  'What a million tokens of output cost there.': '那里每百万输出 token 的价格。',
  'Whether the provider will take it away: 1 or 0.': '提供商是否将停用它：1 或 0。',
  'When the list first had it; empty where the first list did.': '列表从何时起包含它；若第一份列表中就有，则为空。',
  'When the list was fetched.': '列表获取的时间。',
  'Check the base URL: waybill provider test NAME. The models that were known stay.':
    '请检查 base URL：waybill provider test NAME。已知的模型保持不变。',
  'The list of models of {{name}} has another shape than expected.': '{{name}} 的模型列表格式与预期不符。',
  '{{address}} answered with {{status}}.': '{{address}} 返回了 {{status}}。',
  '{{address}} sent no plain JSON.': '{{address}} 返回的不是普通 JSON。',
  '{{address}} sent more than a list of models has.': '{{address}} 返回的内容超过了模型列表应有的大小。',
  'No provider is known to have {{model}}.': '没有已知的提供商拥有 {{model}}。',
} as const satisfies Phrases
