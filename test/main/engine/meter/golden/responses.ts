import { EVENTS, type Golden, named } from './golden.ts'
import * as rates from './rates.ts'

const { input, cached, output } = rates.GPT_5
const MODEL = 'gpt-5-2025-08-07'
const responses = { provider: 'openai', path: '/v1/responses', ask: { model: 'gpt-5', input: 'Hi' } } as const
const streamed = { ...responses, ask: { model: 'gpt-5', input: 'Hi', stream: true }, type: EVENTS } as const

const usage = (input_tokens: number, output_tokens: number, cached_tokens = 0, reasoning_tokens = 0) => ({
  input_tokens,
  input_tokens_details: { cached_tokens, cache_write_tokens: 0 },
  output_tokens,
  output_tokens_details: { reasoning_tokens },
  total_tokens: input_tokens + output_tokens,
})
const response = (status: string, more: Record<string, unknown> = {}) => ({
  id: 'resp_68f0',
  object: 'response',
  created_at: 1763700000,
  status,
  background: false,
  error: null,
  incomplete_details: null,
  model: MODEL,
  output: [],
  service_tier: 'default',
  usage: null,
  ...more,
})
const message = (text: string) => ({
  id: 'msg_1',
  type: 'message',
  status: 'completed',
  role: 'assistant',
  content: [{ type: 'output_text', annotations: [], logprobs: [], text }],
})
const created = {
  type: 'response.created',
  sequence_number: 0,
  response: response('in_progress', { service_tier: 'auto' }),
}
const delta = (text: string, kind = 'output_text') => ({
  type: `response.${kind}.delta`,
  sequence_number: 4,
  item_id: 'msg_1',
  output_index: 0,
  content_index: 0,
  delta: text,
  logprobs: [],
  obfuscation: 'ab3',
})
const done = {
  type: 'response.output_text.done',
  item_id: 'msg_1',
  output_index: 0,
  content_index: 0,
  text: 'Hello world',
}

const zeros = { cache_read_input_tokens: 0, cache_creation_input_tokens: 0, reasoning_output_tokens: 0 }
const said = { model: MODEL, tier: 'default', source: 'reported' } as const
const row = {
  ...said,
  usage: { ...zeros, input_tokens: 36, output_tokens: 87, cache_read_input_tokens: 32, reasoning_output_tokens: 64 },
  reasons: ['completed'],
  cost: [
    [4, input],
    [32, cached],
    [87, output],
  ],
} as const
const answer = named(created, delta('Hello'), delta(' world'), done, {
  type: 'response.completed',
  response: response('completed', { output: [message('Hello world')], usage: usage(36, 87, 32, 64) }),
})

export const responsesGoldens: readonly Golden[] = [
  {
    ...responses,
    name: 'a plain answer with cached input and reasoning',
    answer: JSON.stringify(
      response('completed', { output: [message('Hello world')], usage: usage(36, 87, 32, 64) }),
      null,
      2,
    ),
    row,
  },
  {
    ...responses,
    name: 'a plain answer that is cut short',
    answer: JSON.stringify(
      response('incomplete', { incomplete_details: { reason: 'max_output_tokens' }, usage: usage(10, 16) }),
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 10, output_tokens: 16 },
      reasons: ['max_output_tokens'],
      cost: [
        [10, input],
        [16, output],
      ],
    },
  },
  {
    ...responses,
    name: 'searches of the web, charged by the search',
    answer: JSON.stringify(
      response('completed', {
        output: [{ type: 'web_search_call', id: 'ws_1', status: 'completed' }, message('It rains.')],
        usage: usage(9000, 120),
        tool_usage: {
          image_gen: { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
          web_search: { num_requests: 2 },
        },
      }),
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 9000, output_tokens: 120, web_search_requests: 2 },
      reasons: ['completed'],
      cost: [
        [9000, input],
        [120, output],
        [2, rates.WEB_SEARCH],
      ],
    },
  },
  {
    ...responses,
    name: 'priority processing, at twice the price',
    answer: JSON.stringify(response('completed', { service_tier: 'priority', usage: usage(100, 10) })),
    row: {
      ...said,
      tier: 'priority',
      usage: { ...zeros, input_tokens: 100, output_tokens: 10 },
      reasons: ['completed'],
      cost: [
        [100, input * 2],
        [10, output * 2],
      ],
    },
  },
  {
    ...responses,
    name: 'a compaction',
    path: '/v1/responses/compact',
    answer: JSON.stringify({
      id: 'resp_9',
      object: 'response.compaction',
      created_at: 1763700000,
      output: [],
      usage: usage(4000, 300),
    }),
    row: {
      source: 'reported',
      usage: { ...zeros, input_tokens: 4000, output_tokens: 300 },
      cost: [
        [4000, input],
        [300, output],
      ],
    },
  },
  { ...streamed, name: 'a stream that completes', answer, row },
  { ...streamed, name: 'a stream of one byte for each write', piece: 1, answer, row },
  { ...streamed, name: 'a stream in br', encoding: 'br', answer, row },
  {
    ...streamed,
    name: 'a stream whose events have no names but in their data',
    answer: answer.replaceAll(/event: .*\n/g, ''),
    row,
  },
  {
    ...streamed,
    name: 'a stream that is incomplete, of tool arguments and reasoning',
    answer: named(
      created,
      delta('Let me see', 'reasoning_summary_text'),
      delta('{"city":', 'function_call_arguments'),
      {
        type: 'response.incomplete',
        response: response('incomplete', { incomplete_details: { reason: 'content_filter' }, usage: usage(36, 7) }),
      } as const,
    ),
    row: {
      ...said,
      usage: { ...zeros, input_tokens: 36, output_tokens: 7 },
      reasons: ['content_filter'],
      cost: [
        [36, input],
        [7, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that fails, with what it used until then',
    answer: named(created, delta('Hello'), {
      type: 'response.failed',
      response: response('failed', { error: { code: 'server_error', message: 'Sorry' }, usage: usage(36, 5) }),
    }),
    row: {
      ...said,
      error: 'server_error',
      usage: { ...zeros, input_tokens: 36, output_tokens: 5 },
      reasons: ['failed'],
      cost: [
        [36, input],
        [5, output],
      ],
    },
  },
  {
    ...streamed,
    name: 'a stream that fails before it said anything',
    answer: named(created, {
      type: 'response.failed',
      response: response('failed', {
        error: { code: 'rate_limit_exceeded', message: 'Slow down' },
        service_tier: 'auto',
      }),
    }),
    row: {
      model: MODEL,
      source: 'none',
      usage: {},
      error: 'rate_limit_exceeded',
      reasons: ['failed'],
      cost: 'free',
    },
  },
  {
    ...streamed,
    name: 'a stream that is cut off: what was thought, said and asked of tools counts once',
    isCut: true,
    answer: named(
      created,
      delta('Let me see', 'reasoning_summary_text'), // 3
      delta('Hello'), // 1
      delta(' world'), // 1
      done,
      delta('city', 'function_call_arguments'), // 1
    ),
    row: {
      model: MODEL,
      source: 'estimated',
      usage: { input_tokens: 'estimated', output_tokens: 6 },
      cost: [
        ['input', input],
        [6, output],
      ],
    },
  },
  {
    ...responses,
    name: 'a count of tokens',
    path: '/v1/responses/input_tokens',
    answer: JSON.stringify({ object: 'response.input_tokens', input_tokens: 11 }),
    row: { source: 'reported', usage: { input_tokens: 11 }, cost: 'free' },
  },
  {
    ...responses,
    name: 'an answer that is asked for again',
    path: '/v1/responses/resp_68f0',
    method: 'GET',
    answer: JSON.stringify(response('completed', { usage: usage(36, 87, 32, 64) })),
    row: { ...said, source: 'none', usage: {}, reasons: ['completed'], cost: 'free' },
  },
]
