import { chunks, DONE, EVENTS, type Golden } from './golden.ts'
import * as rates from './rates.ts'

const { input, cached, output } = rates.GPT_5_MINI
const MODEL = 'gpt-5-mini-2025-08-07'
const chat = { provider: 'openai', path: '/v1/chat/completions' } as const
const streamed = { ...chat, type: EVENTS, ask: { model: 'gpt-5-mini', stream: true } } as const

const chunk = (delta: unknown, more: Record<string, unknown> = {}) => ({
  id: 'chatcmpl-CRvQ2n1pXz',
  object: 'chat.completion.chunk',
  created: 1763700000,
  model: MODEL,
  service_tier: 'default',
  system_fingerprint: null,
  choices: [{ index: 0, delta, logprobs: null, finish_reason: null }],
  usage: null,
  obfuscation: 'k3Jx',
  ...more,
})
const end = (finish_reason: string, more: Record<string, unknown> = {}) =>
  chunk({}, { choices: [{ index: 0, delta: {}, logprobs: null, finish_reason }], ...more })
const usage = (prompt_tokens: number, completion_tokens: number, cached_tokens = 0, reasoning_tokens = 0) => ({
  prompt_tokens,
  completion_tokens,
  total_tokens: prompt_tokens + completion_tokens,
  prompt_tokens_details: { cached_tokens, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
})
const completion = (message: unknown, finish_reason: string, more: Record<string, unknown> = {}) =>
  JSON.stringify(
    {
      id: 'chatcmpl-CRvQ2n1pXz',
      object: 'chat.completion',
      created: 1763700000,
      model: MODEL,
      choices: [{ index: 0, message, logprobs: null, finish_reason }],
      service_tier: 'default',
      system_fingerprint: null,
      ...more,
    },
    null,
    2,
  )
const text = (content: string) => ({ role: 'assistant', content, refusal: null, annotations: [] })

/** The zeros that OpenAI writes out. */
const zeros = {
  cache_read_input_tokens: 0,
  reasoning_output_tokens: 0,
  input_audio_tokens: 0,
  output_audio_tokens: 0,
}
const said = { model: MODEL, tier: 'default', source: 'reported' } as const
const hello = chunks(
  chunk({ role: 'assistant', content: '', refusal: null }),
  chunk({ content: 'Hello' }),
  chunk({ content: ' world' }),
)
const helloUsage = chunks(end('stop'), chunk({}, { choices: [], usage: usage(100, 50, 64, 30) }), DONE)
const helloRow = {
  ...said,
  usage: { ...zeros, input_tokens: 100, output_tokens: 50, cache_read_input_tokens: 64, reasoning_output_tokens: 30 },
  reasons: ['stop'],
  cost: [
    [36, input],
    [64, cached],
    [50, output],
  ],
} as const

export const chatGoldens: readonly Golden[] = [
  {
    ...chat,
    name: 'a plain answer',
    answer: completion(text('Hello there.'), 'stop', { usage: usage(9, 12) }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 9, output_tokens: 12 },
      reasons: ['stop'],
      cost: [
        [9, input],
        [12, output],
      ],
    },
  },
  {
    ...chat,
    name: 'a plain answer that talks of usage in its text',
    answer: completion(text('{"usage":{"prompt_tokens":999999,"completion_tokens":999999}}'), 'stop', {
      usage: usage(9, 12),
    }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 9, output_tokens: 12 },
      reasons: ['stop'],
      cost: [
        [9, input],
        [12, output],
      ],
    },
  },
  {
    ...chat,
    name: 'a plain answer with cached input and reasoning',
    answer: completion(text('42'), 'stop', { usage: usage(2006, 1300, 1920, 1280) }),
    row: {
      ...said,
      usage: {
        ...zeros,
        input_tokens: 2006,
        output_tokens: 1300,
        cache_read_input_tokens: 1920,
        reasoning_output_tokens: 1280,
      },
      reasons: ['stop'],
      cost: [
        [86, input],
        [1920, cached],
        [1300, output],
      ],
    },
  },
  {
    ...chat,
    name: 'calls of two tools',
    answer: completion(
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
          { id: 'call_2', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
        ],
      },
      'tool_calls',
      { usage: usage(82, 40) },
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 82, output_tokens: 40 },
      reasons: ['tool_calls'],
      cost: [
        [82, input],
        [40, output],
      ],
    },
  },
  {
    ...chat,
    name: 'a refusal',
    answer: completion({ role: 'assistant', content: null, refusal: 'I can’t help with that.' }, 'stop', {
      usage: usage(70, 11),
    }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 70, output_tokens: 11 },
      reasons: ['stop'],
      cost: [
        [70, input],
        [11, output],
      ],
    },
  },
  {
    ...chat,
    name: 'several choices that end differently',
    answer: JSON.stringify({
      model: MODEL,
      choices: [
        { index: 0, message: text('a'), finish_reason: 'stop' },
        { index: 1, message: text('b'), finish_reason: 'length' },
      ],
      usage: usage(5, 20),
    }),
    row: {
      model: MODEL,
      source: 'reported',
      usage: { ...zeros, input_tokens: 5, output_tokens: 20 },
      reasons: ['stop', 'length'],
      cost: [
        [5, input],
        [20, output],
      ],
    },
  },
  {
    ...chat,
    name: 'flex processing, at half the price',
    answer: completion(text('Later.'), 'stop', { usage: usage(1000, 400), service_tier: 'flex' }),
    row: {
      ...said,
      tier: 'flex',
      usage: { ...zeros, input_tokens: 1000, output_tokens: 400 },
      reasons: ['stop'],
      cost: [
        [1000, input / 2],
        [400, output / 2],
      ],
    },
  },
  {
    ...chat,
    name: 'sound in and out',
    ask: { model: 'gpt-audio' },
    answer: JSON.stringify({
      model: 'gpt-audio-2025-08-28',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: null, audio: { data: 'UklGRg==', transcript: 'Yes.' } },
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 120,
        completion_tokens: 90,
        total_tokens: 210,
        prompt_tokens_details: { cached_tokens: 0, audio_tokens: 100, text_tokens: 20, image_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 70, text_tokens: 20 },
      },
    }),
    row: {
      model: 'gpt-audio-2025-08-28',
      source: 'reported',
      usage: {
        ...zeros,
        input_tokens: 120,
        output_tokens: 90,
        input_audio_tokens: 100,
        output_audio_tokens: 70,
        input_image_tokens: 0,
      },
      reasons: ['stop'],
      cost: [
        [20, rates.GPT_AUDIO.text],
        [100, rates.GPT_AUDIO.audio],
        [20, rates.GPT_AUDIO.output],
        [70, rates.GPT_AUDIO.outputAudio],
      ],
    },
  },
  { ...streamed, name: 'a stream with usage in a last chunk of its own', answer: hello + helloUsage, row: helloRow },
  { ...streamed, name: 'a stream of one byte for each write', piece: 1, answer: hello + helloUsage, row: helloRow },
  { ...streamed, name: 'a stream in gzip', encoding: 'gzip', answer: hello + helloUsage, row: helloRow },
  {
    ...streamed,
    name: 'a stream in gzip, one byte for each write',
    encoding: 'gzip',
    piece: 1,
    answer: hello + helloUsage,
    row: helloRow,
  },
  { ...streamed, name: 'a stream in zstd', encoding: 'zstd', answer: hello + helloUsage, row: helloRow },
  {
    ...streamed,
    name: 'a stream with CRLF, comments and pings',
    answer: `: welcome\r\n\r\n${(hello + helloUsage).replaceAll('\n', '\r\n').replace('data: [DONE]', ': ping\r\n\r\ndata: [DONE]')}`,
    row: helloRow,
  },
  {
    ...streamed,
    name: 'a stream whose usage chunk has `choices: null`',
    answer: hello + chunks(end('stop'), chunk({}, { choices: null, usage: usage(100, 50, 64, 30) }), DONE),
    row: helloRow,
  },
  {
    ...streamed,
    name: 'a stream whose last chunk lacks its blank line, and that has no [DONE]',
    answer: (hello + chunks(end('stop'), chunk({}, { choices: [], usage: usage(100, 50, 64, 30) }))).trimEnd(),
    row: helloRow,
  },
  {
    ...streamed,
    name: 'a stream that reports in each chunk, cumulatively',
    answer: chunks(
      chunk({ content: 'Hello' }, { usage: usage(100, 10) }),
      chunk({ content: ' world' }, { usage: usage(100, 30) }),
      end('stop', { usage: usage(100, 50, 64, 30) }),
      DONE,
    ),
    row: helloRow,
  },
  {
    ...streamed,
    name: 'a stream that reports in each chunk, and is cut off',
    isCut: true,
    answer: chunks(
      chunk({ content: 'Hello' }, { usage: usage(100, 10) }),
      chunk({ content: ' world' }, { usage: usage(100, 30) }),
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 100, output_tokens: 30 },
      cost: [
        [100, input],
        [30, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream of tool arguments, in pieces',
    answer: chunks(
      chunk({
        role: 'assistant',
        content: null,
        tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } }],
      }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{"city"' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: ':"Oslo"}' } }] }),
      end('tool_calls'),
      chunk({}, { choices: [], usage: usage(60, 18) }),
      DONE,
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 60, output_tokens: 18 },
      reasons: ['tool_calls'],
      cost: [
        [60, input],
        [18, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that never reports: each word is a token',
    answer: hello + chunks(end('stop'), DONE),
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 2 },
      reasons: ['stop'],
      cost: [
        ['input', input],
        [2, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off before its usage',
    isCut: true,
    answer: hello + chunks(chunk({ content: ', dear' })),
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 4 },
      cost: [
        ['input', input],
        [4, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream of tool arguments that is cut off: {, ", city and ":" are four tokens',
    isCut: true,
    answer: chunks(
      chunk({ tool_calls: [{ index: 0, id: 'call_1', function: { name: 'weather', arguments: '' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{"' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: 'city' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '":"' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: 'Oslo' } }] }),
    ),
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 4 },
      cost: [
        ['input', input],
        [4, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream with an error among its events, after some words',
    answer:
      hello + chunks({ error: { message: 'The server had an error', type: 'server_error', param: null, code: null } }),
    row: {
      ...said,
      error: 'server_error',
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 2 },
      cost: [
        ['input', input],
        [2, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a 200 whose only event is an error',
    answer: chunks({ error: { message: 'Overloaded', type: 'server_error', param: null, code: 'overloaded' } }),
    row: { source: 'none', usage: {}, error: 'overloaded', cost: 'free' },
  },
  {
    ...chat,
    name: 'an error',
    status: 429,
    answer: JSON.stringify({
      error: { message: 'Rate limit', type: 'tokens', param: null, code: 'rate_limit_exceeded' },
    }),
    row: { source: 'none', usage: {}, error: 'rate_limit_exceeded', cost: 'free' },
  },
  {
    ...chat,
    name: 'a plain answer without usage: four bytes of its text are a token',
    answer: completion(text('x'.repeat(38)), 'stop'), // 40 with its quotes
    row: {
      ...said,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 10 },
      reasons: ['stop'],
      cost: [
        ['input', input],
        [10, output],
      ],
    },
  },
  {
    ...chat,
    name: 'a plain answer that is cut off: four of all its bytes are a token',
    isCut: true,
    answer:
      '{"id":"chatcmpl-1","model":"gpt-5-mini-2025-08-07","choices":[{"index":0,"message":{"role":"assistant","content":"Once upon',
    row: {
      model: MODEL,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 31 }, // 121 bytes
      cost: [
        ['input', input],
        [31, output],
      ],
    },
  },
  {
    ...chat,
    name: 'a text completion',
    path: '/v1/completions',
    ask: { model: 'gpt-3.5-turbo-instruct', prompt: 'Once' },
    answer: JSON.stringify({
      id: 'cmpl-1',
      object: 'text_completion',
      created: 1763700000,
      model: 'gpt-3.5-turbo-instruct:20230824-v2',
      choices: [{ text: ' upon a time', index: 0, logprobs: null, finish_reason: 'length' }],
      usage: { prompt_tokens: 1, completion_tokens: 3, total_tokens: 4 },
    }),
    row: {
      model: 'gpt-3.5-turbo-instruct:20230824-v2',
      source: 'reported',
      usage: { input_tokens: 1, output_tokens: 3 },
      reasons: ['length'],
      cost: [
        [1, rates.GPT_35_INSTRUCT.input],
        [3, rates.GPT_35_INSTRUCT.output],
      ],
    },
  },
  {
    ...chat,
    name: 'a text completion’s stream that never reports',
    path: '/v1/completions',
    ask: { model: 'gpt-3.5-turbo-instruct', prompt: 'Once', stream: true },
    type: EVENTS,
    answer: chunks(
      { id: 'cmpl-1', model: 'gpt-3.5-turbo-instruct', choices: [{ text: ' upon', index: 0, finish_reason: null }] },
      { id: 'cmpl-1', model: 'gpt-3.5-turbo-instruct', choices: [{ text: ' a time', index: 0, finish_reason: null }] },
      { id: 'cmpl-1', model: 'gpt-3.5-turbo-instruct', choices: [{ text: '', index: 0, finish_reason: 'stop' }] },
      DONE,
    ),
    row: {
      model: 'gpt-3.5-turbo-instruct',
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 3 },
      reasons: ['stop'],
      cost: [
        ['input', rates.GPT_35_INSTRUCT.input],
        [3, rates.GPT_35_INSTRUCT.output],
      ],
    },
  },
]
