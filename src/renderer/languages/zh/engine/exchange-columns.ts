import type { Phrases } from '../../engine-words.ts'

/** What each field of an exchange is for. */
export const exchangeColumns = {
  'Tells exchanges apart, and puts them in their order.': '区分各次调用并排定顺序。',
  'When it began, in UTC milliseconds.': '开始时间，UTC 毫秒。',
  'The hour of your calendar in which it began, by which totals are counted.': '开始时所在的本地小时，用于统计总计。',
  'Which client key it came with: limits, budgets and totals go by keys.':
    '使用的客户端密钥：限额、预算和总计按密钥计算。',
  'The first characters of that key, to tell it by when it is long gone.': '该密钥的前几个字符，便于日后辨认。',
  'The product in the user agent, never its version: which of your tools it was.':
    'User-Agent 中的产品名，绝不含版本：是哪个工具。',
  'The project that you wrote on the client key, for a cost by project.':
    '你在客户端密钥上填写的项目，用于按项目计算费用。',
  'The HTTP method.': 'HTTP 方法。',
  'What was called, as a template: ids and the query are taken out.': '调用的端点模板：去掉了 ID 和查询参数。',
  'The wire format that the tool spoke.': '工具使用的协议格式。',
  'What kind of work it was; by this it is known what is charged for.': '操作类型，据此得知计费项。',
  'Who was asked: costs, budgets and totals go by providers.': '请求的提供商：费用、预算和总计按提供商计算。',
  'The host that it was sent to.': '发送到的主机。',
  'Which of your provider keys paid for it; not the key.': '由哪个提供商密钥付费；不含密钥本身。',
  'The model that was asked for.': '请求的模型。',
  'The model that answered, as the provider names it.': '实际响应的模型，按提供商的叫法。',
  'Whether the answer came as a stream: 1 or 0; in exports true or false.':
    '响应是否为流式：1 或 0；导出时为 true 或 false。',
  'How it was answered: the HTTP status.': '响应的 HTTP 状态码。',
  'The code of what went wrong, never a message.': '错误代码，绝不含错误消息。',
  'Why the model stopped, as codes.': '模型停止的原因代码。',
  'Tokens that went in, those read from a cache included.': '输入 Token，含从缓存读取的。',
  'Tokens that came out, those of reasoning included.': '输出 Token，含推理。',
  'Of the input, what was read from a cache.': '输入中从缓存读取的部分。',
  'Of the input, what was written to a cache.': '输入中写入缓存的部分。',
  'Of that, what was written to be kept for an hour.': '其中保留一小时的部分。',
  'Of the output, what went into reasoning.': '输出中用于推理的部分。',
  'Of the input, what was sound.': '输入中的音频部分。',
  'Of the output, what was sound.': '输出中的音频部分。',
  'Of the input, what was pictures or film.': '输入中的图像或视频部分。',
  'Of the output, what was pictures or film.': '输出中的图像或视频部分。',
  'Of what was read from a cache, what was sound.': '缓存读取中的音频部分。',
  'Of what was read from a cache, what was pictures.': '缓存读取中的图像部分。',
  'Searches of the web that the provider made, and charges for.': '提供商进行并收费的网页搜索。',
  'Pictures, or seconds of sound or film, where these are charged for.': '按张数或秒数计费的图像、音频或视频数量。',
  'The tier that it was served in, which has a price of its own.': '服务等级，有单独的价格。',
  'Whether the provider reported the tokens, or Waybill estimated them.': 'Token 由提供商报告还是由 Waybill 估算。',
  'What it cost, in billionths of a dollar.': '费用，单位为十亿分之一美元。',
  'Whether there was a price for it.': '是否有对应价格。',
  'Which price list or price of your own the cost was worked out by.': '计算费用所依据的价目表或自定义价格。',
  'How long it took, in milliseconds.': '耗时，毫秒。',
  'How long the first piece of the answer took, in milliseconds.': '首个数据块的耗时，毫秒。',
  'The size of the request.': '请求大小。',
  'The size of the answer.': '响应大小。',
  'How many keys and providers were tried until one answered; 0: it was sent nowhere.':
    '得到响应前尝试的密钥和提供商数；0：未发送。',
  'Names of parameters that were left out for this provider, never their values.':
    '为该提供商省略的参数名，绝不含其值。',
  'Who ended it; empty while it runs.': '由谁结束；进行中为空。',
  'The order in which it was written.': '写入顺序。',
} as const satisfies Phrases
