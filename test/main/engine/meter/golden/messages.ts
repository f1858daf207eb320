import { EVENTS, type Golden, named } from './golden.ts'
import * as rates from './rates.ts'

const { input, write5m, write1h, read, output } = rates.SONNET_45
const MODEL = 'claude-sonnet-4-5-20250929'
const QUESTION = { model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content: 'Hi' }] }
const messages = { provider: 'anthropic', path: '/v1/messages', ask: QUESTION } as const
const streamed = { ...messages, ask: { ...QUESTION, stream: true }, type: EVENTS } as const

const plain = (usage: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    model: MODEL,
    id: 'msg_01',
    type: 'message',
    role: 'assistant',
    content: [{ type: 'text', text: 'Hello world' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { cache_creation_input_tokens: 0, cache_read_input_tokens: 0, service_tier: 'standard', ...usage },
    ...more,
  })
const start = (usage: Record<string, unknown>) => ({
  type: 'message_start',
  message: {
    model: MODEL,
    id: 'msg_01',
    type: 'message',
    role: 'assistant',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: {
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      output_tokens: 1,
      service_tier: 'standard',
      inference_geo: 'not_available',
      ...usage,
    },
  },
})
const block = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }
const piece = (delta: unknown) => ({ type: 'content_block_delta', index: 0, delta })
const text = (said: string) => piece({ type: 'text_delta', text: said })
const stop = { type: 'content_block_stop', index: 0 }
const delta = (stop_reason: string | null, usage: Record<string, unknown>) => ({
  type: 'message_delta',
  delta: { stop_reason, stop_sequence: null },
  usage,
})
const ping = { type: 'ping' }
const last = { type: 'message_stop' }

const zeros = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }
const said = { model: MODEL, tier: 'standard', source: 'reported' } as const
const cachedStart = start({
  input_tokens: 10,
  cache_creation_input_tokens: 300,
  cache_read_input_tokens: 2000,
  cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
})
const cachedInput = {
  input_tokens: 2310,
  cache_read_input_tokens: 2000,
  cache_creation_input_tokens: 300,
  cache_creation_1h_input_tokens: 200,
}
const cachedCost = [
  [10, input],
  [100, write5m],
  [200, write1h],
  [2000, read],
] as const
const whole = named(
  cachedStart,
  block,
  ping,
  text('Hello'),
  text(' "usage":{"input_tokens":999}'),
  stop,
  delta(null, { output_tokens: 20 }),
  delta('end_turn', { output_tokens: 42 }),
  last,
)
const wholeRow = {
  ...said,
  usage: { ...cachedInput, output_tokens: 42 },
  reasons: ['end_turn'],
  cost: [...cachedCost, [42, output]],
} as const

export const messagesGoldens: readonly Golden[] = [
  {
    ...messages,
    name: 'a plain answer',
    answer: plain({ input_tokens: 12, output_tokens: 6 }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 12, output_tokens: 6 },
      reasons: ['end_turn'],
      cost: [
        [12, input],
        [6, output],
      ],
    },
  },
  {
    ...messages,
    name: 'a plain answer, cached for five minutes and for an hour',
    answer: plain({
      input_tokens: 10,
      cache_creation_input_tokens: 300,
      cache_read_input_tokens: 2000,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
      output_tokens: 42,
    }),
    row: wholeRow,
  },
  {
    ...messages,
    name: 'a plain answer in deflate',
    encoding: 'deflate',
    answer: plain({ input_tokens: 12, output_tokens: 6 }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 12, output_tokens: 6 },
      reasons: ['end_turn'],
      cost: [
        [12, input],
        [6, output],
      ],
    },
  },
  {
    ...messages,
    name: 'a long context: all of it at the second price',
    answer: plain({ input_tokens: 1000, cache_read_input_tokens: 200_000, output_tokens: 500 }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 201_000, cache_read_input_tokens: 200_000, output_tokens: 500 },
      reasons: ['end_turn'],
      cost: [
        [1000, rates.SONNET_45_LONG.input],
        [200_000, rates.SONNET_45_LONG.read],
        [500, rates.SONNET_45_LONG.output],
      ],
    },
  },
  {
    ...messages,
    name: 'thinking, which is part of the output',
    answer: plain(
      { input_tokens: 40, output_tokens: 700, output_tokens_details: { thinking_tokens: 640 } },
      {
        content: [
          { type: 'thinking', thinking: 'Hm', signature: 'EqQB' },
          { type: 'text', text: '42' },
        ],
      },
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 40, output_tokens: 700, reasoning_output_tokens: 640 },
      reasons: ['end_turn'],
      cost: [
        [40, input],
        [700, output],
      ],
    },
  },
  {
    ...messages,
    name: 'a call of a tool, and searches of the web',
    answer: plain(
      { input_tokens: 5000, output_tokens: 90, server_tool_use: { web_search_requests: 3, web_fetch_requests: 1 } },
      {
        content: [{ type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } }],
        stop_reason: 'tool_use',
      },
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 5000, output_tokens: 90, web_search_requests: 3 },
      reasons: ['tool_use'],
      cost: [
        [5000, input],
        [90, output],
        [3, rates.WEB_SEARCH],
      ],
    },
  },
  {
    ...messages,
    name: 'a context that was summed up on the way: that comes on top',
    answer: plain({
      input_tokens: 2000,
      output_tokens: 100,
      iterations: [
        {
          type: 'compaction',
          input_tokens: 60_000,
          output_tokens: 800,
          cache_read_input_tokens: 0,
          cache_creation_input_tokens: 0,
        },
        {
          type: 'message',
          input_tokens: 2000,
          output_tokens: 100,
          cache_read_input_tokens: 0,
          cache_creation_input_tokens: 0,
        },
      ],
    }),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 62_000, output_tokens: 900 },
      reasons: ['end_turn'],
      cost: [
        [62_000, input],
        [900, output],
      ],
    },
  },
  {
    ...messages,
    name: 'a fast answer, of a price that is not known',
    answer: plain({ input_tokens: 12, output_tokens: 6, speed: 'fast' }),
    row: {
      ...said,
      tier: 'fast',
      usage: { ...zeros, input_tokens: 12, output_tokens: 6 },
      reasons: ['end_turn'],
      cost: 'unpriced',
    },
  },
  {
    ...messages,
    name: 'the batch tier, at half the price',
    answer: plain({ input_tokens: 1000, output_tokens: 60, service_tier: 'batch' }),
    row: {
      ...said,
      tier: 'batch',
      usage: { ...zeros, input_tokens: 1000, output_tokens: 60 },
      reasons: ['end_turn'],
      cost: [
        [1000, input / 2],
        [60, output / 2],
      ],
    },
  },
  { ...streamed, name: 'a stream: deltas overwrite', answer: whole, row: wholeRow },
  { ...streamed, name: 'a stream of one byte for each write', piece: 1, answer: whole, row: wholeRow },
  { ...streamed, name: 'a stream in gzip', encoding: 'gzip', answer: whole, row: wholeRow },
  {
    ...streamed,
    name: 'a stream in br, seven bytes for each write',
    encoding: 'br',
    piece: 7,
    answer: whole,
    row: wholeRow,
  },
  { ...streamed, name: 'a stream with CRLF', answer: whole.replaceAll('\n', '\r\n'), row: wholeRow },
  {
    ...streamed,
    name: 'a stream whose last delta says more of the input',
    answer: named(
      start({ input_tokens: 10 }),
      text('Hello'),
      delta('end_turn', {
        input_tokens: 900,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 50,
        output_tokens: 30,
        output_tokens_details: { thinking_tokens: 12 },
        server_tool_use: { web_search_requests: 1, web_fetch_requests: 0 },
      }),
      last,
    ),
    row: {
      ...said,
      usage: {
        input_tokens: 950,
        cache_read_input_tokens: 50,
        cache_creation_input_tokens: 0,
        cache_creation_1h_input_tokens: 0,
        output_tokens: 30,
        reasoning_output_tokens: 12,
        web_search_requests: 1,
      },
      reasons: ['end_turn'],
      cost: [
        [900, input],
        [50, read],
        [30, output],
        [1, rates.WEB_SEARCH],
      ],
    },
  },
  {
    ...streamed,
    name: 'a refusal in a stream',
    answer: named(start({ input_tokens: 30 }), text('I'), delta('refusal', { output_tokens: 4 }), last),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 30, cache_creation_1h_input_tokens: 0, output_tokens: 4 },
      reasons: ['refusal'],
      cost: [
        [30, input],
        [4, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off: the input is reported, the words are counted',
    isCut: true,
    answer: named(cachedStart, block, text('Hello'), text(' dear'), text(' world')),
    row: {
      ...said,
      source: 'estimated',
      usage: { ...cachedInput, output_tokens: 3 },
      cost: [...cachedCost, [3, output]],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off in thoughts and arguments: { and " are a token, city and ": and " as well',
    isCut: true,
    answer: named(
      cachedStart,
      piece({ type: 'thinking_delta', thinking: 'Let me see' }), // 3
      piece({ type: 'signature_delta', signature: 'EqQBCgIYAhIM' }), // none
      piece({ type: 'input_json_delta', partial_json: '{"' }), // 1
      piece({ type: 'input_json_delta', partial_json: 'city": "' }), // 1 + 1 + 1
    ),
    row: {
      ...said,
      source: 'estimated',
      usage: { ...cachedInput, output_tokens: 7 },
      cost: [...cachedCost, [7, output]],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off after its start',
    isCut: true,
    answer: named(cachedStart),
    row: {
      ...said,
      source: 'estimated',
      usage: { ...cachedInput, output_tokens: 1 },
      cost: [...cachedCost, [1, output]],
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off between two deltas',
    isCut: true,
    answer: named(cachedStart, text('Hello'), delta(null, { output_tokens: 20 }), text(' world')),
    row: {
      ...said,
      source: 'estimated',
      usage: { ...cachedInput, output_tokens: 21 },
      cost: [...cachedCost, [21, output]],
    },
  },
  {
    ...streamed,
    name: 'an error among the events of a 200',
    answer: named(cachedStart, text('Hello'), {
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
    } as const),
    row: {
      ...said,
      source: 'estimated',
      error: 'overloaded_error',
      usage: { ...cachedInput, output_tokens: 1 },
      cost: [...cachedCost, [1, output]],
    },
  },
  {
    ...messages,
    name: 'an error',
    status: 529,
    answer: JSON.stringify({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
      request_id: 'req_1',
    }),
    row: { source: 'none', usage: {}, error: 'overloaded_error', cost: 'free' },
  },
  {
    ...messages,
    name: 'a count of tokens',
    path: '/v1/messages/count_tokens',
    answer: JSON.stringify({ input_tokens: 2095 }),
    row: { source: 'reported', usage: { input_tokens: 2095 }, cost: 'free' },
  },
]
