import { chunks, DONE, EVENTS, type Golden } from './golden.ts'
import * as rates from './rates.ts'

/** Providers that speak OpenAI's format, and report in ways of their own. */
const chat = (provider: string, model: string) => ({
  provider,
  path: '/v1/chat/completions',
  ask: { model, messages: [{ role: 'user', content: 'Hi' }] },
})
const streamed = (provider: string, model: string) => ({
  provider,
  path: '/v1/chat/completions',
  ask: { model, messages: [{ role: 'user', content: 'Hi' }], stream: true },
  type: EVENTS,
})
const choice = (more: unknown) => ({ index: 0, ...(more as object) })
const reported = { source: 'reported', reasons: ['stop'] } as const

export const serversGoldens: readonly Golden[] = [
  {
    ...chat('xai', 'grok-4'),
    name: 'xAI leaves reasoning out of the completion, and charges for it',
    answer: JSON.stringify({
      model: 'grok-4-0709',
      choices: [choice({ message: { role: 'assistant', content: '42' }, finish_reason: 'stop' })],
      usage: {
        prompt_tokens: 32,
        completion_tokens: 9,
        total_tokens: 135,
        prompt_tokens_details: { text_tokens: 32, audio_tokens: 0, image_tokens: 0, cached_tokens: 6 },
        completion_tokens_details: { reasoning_tokens: 94, audio_tokens: 0 },
        num_sources_used: 0,
      },
    }),
    row: {
      ...reported,
      model: 'grok-4-0709',
      usage: {
        input_tokens: 32,
        output_tokens: 103,
        cache_read_input_tokens: 6,
        reasoning_output_tokens: 94,
        input_audio_tokens: 0,
        output_audio_tokens: 0,
        input_image_tokens: 0,
      },
      cost: [
        [26, rates.GROK_4.input],
        [6, rates.GROK_4.cached],
        [103, rates.GROK_4.output],
      ],
    },
  },
  {
    ...streamed('groq', 'llama-3.3-70b-versatile'),
    name: 'Groq reports in `x_groq`, asked or not',
    answer: chunks(
      {
        model: 'llama-3.3-70b-versatile',
        choices: [choice({ delta: { role: 'assistant', content: 'Hi' }, finish_reason: null })],
        x_groq: { id: 'req_1' },
      },
      {
        model: 'llama-3.3-70b-versatile',
        choices: [choice({ delta: {}, finish_reason: 'stop' })],
        x_groq: {
          id: 'req_1',
          usage: { queue_time: 0.02, prompt_tokens: 36, prompt_time: 0.001, completion_tokens: 5, total_tokens: 41 },
        },
      },
      DONE,
    ),
    row: {
      ...reported,
      model: 'llama-3.3-70b-versatile',
      usage: { input_tokens: 36, output_tokens: 5 },
      cost: [
        [36, rates.LLAMA_33_ON_GROQ.input],
        [5, rates.LLAMA_33_ON_GROQ.output],
      ],
    },
  },
  {
    ...streamed('mistral', 'mistral-small-latest'),
    name: 'Mistral reports in the last chunk that has a choice',
    answer: chunks(
      { model: 'mistral-small-latest', choices: [choice({ delta: { content: 'Hi' }, finish_reason: null })] },
      {
        model: 'mistral-small-latest',
        choices: [choice({ delta: { content: '' }, finish_reason: 'stop' })],
        usage: { prompt_tokens: 13, total_tokens: 20, completion_tokens: 7 },
      },
      DONE,
    ),
    row: {
      ...reported,
      model: 'mistral-small-latest',
      usage: { input_tokens: 13, output_tokens: 7 },
      cost: [
        [13, rates.MISTRAL_SMALL.input],
        [7, rates.MISTRAL_SMALL.output],
      ],
    },
  },
  {
    ...streamed('moonshot', 'kimi-k2-0905-preview'),
    name: 'Moonshot reports within a choice, cached input beside the totals',
    answer: chunks(
      { model: 'kimi-k2-0905-preview', choices: [choice({ delta: { content: 'Hi' }, finish_reason: null })] },
      {
        model: 'kimi-k2-0905-preview',
        choices: [
          choice({
            delta: {},
            finish_reason: 'stop',
            usage: { prompt_tokens: 20, completion_tokens: 8, total_tokens: 28, cached_tokens: 16 },
          }),
        ],
      },
      DONE,
    ),
    row: {
      ...reported,
      model: 'kimi-k2-0905-preview',
      usage: { input_tokens: 20, output_tokens: 8, cache_read_input_tokens: 16 },
      cost: [
        [4, rates.KIMI_K2.input],
        [16, rates.KIMI_K2.cached],
        [8, rates.KIMI_K2.output],
      ],
    },
  },
  {
    ...streamed('ollama', 'qwen3:8b'),
    name: 'a server on this machine that says nothing, thinks under two names, and costs nothing',
    answer: chunks(
      {
        model: 'qwen3:8b',
        choices: [
          choice({
            delta: { role: 'assistant', content: '', reasoning: 'Hm', reasoning_content: 'Hm' },
            finish_reason: null,
          }),
        ],
      },
      { model: 'qwen3:8b', choices: [choice({ delta: { content: 'Hello' }, finish_reason: null })] },
      {
        model: 'qwen3:8b',
        choices: [choice({ delta: { content: ' 你好' }, finish_reason: 'stop' })],
      },
      DONE,
    ).replace('你好', '\\u4f60\\u597d'),
    row: {
      ...reported,
      source: 'estimated',
      model: 'qwen3:8b',
      usage: { input_tokens: 'estimated', output_tokens: 4 },
      cost: 'free',
    },
  },
  {
    ...streamed('ollama', 'qwen3:8b'),
    name: 'a server that fills usage in with zeros',
    answer: chunks(
      { model: 'qwen3:8b', choices: [choice({ delta: { content: 'Hello world' }, finish_reason: 'stop' })] },
      { model: 'qwen3:8b', choices: [], usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } },
      DONE,
    ),
    row: {
      ...reported,
      source: 'estimated',
      model: 'qwen3:8b',
      usage: { input_tokens: 'estimated', output_tokens: 2 },
      cost: 'free',
    },
  },
]
