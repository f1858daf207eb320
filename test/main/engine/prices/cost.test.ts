import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Charged } from '../../../../src/main/engine/prices/prices.ts'
import type { Usage } from '../../../../src/shared/exchange-row.ts'
import { at, somePrices, used } from './a-price.ts'

/** Nano-dollars, written out: a price of $1 for a million tokens is 1,000 nano-dollars for one. */
const CALCULATIONS: readonly (readonly [what: string, usage: Partial<Usage>, charged: Charged, nanoUsd: number])[] = [
  [
    'input, cached input and output',
    { input_tokens: 1000, cache_read_input_tokens: 400, output_tokens: 200 },
    at('openai', 'gpt-4o'),
    600 * 2500 + 400 * 1250 + 200 * 10_000,
  ],
  [
    'cached input where the list has no price for it: as input',
    { input_tokens: 1000, cache_read_input_tokens: 400, output_tokens: 10 },
    at('openai', 'gpt-5-pro'),
    1000 * 15_000 + 10 * 120_000,
  ],
  [
    'cache reads, writes for five minutes and for an hour',
    {
      input_tokens: 10_000,
      cache_read_input_tokens: 5000,
      cache_creation_input_tokens: 3000,
      cache_creation_1h_input_tokens: 1000,
      output_tokens: 500,
    },
    at('anthropic', 'claude-sonnet-4-5'),
    2000 * 3000 + 5000 * 300 + 2000 * 3750 + 1000 * 6000 + 500 * 15_000,
  ],
  [
    'reasoning, which is part of the output',
    { input_tokens: 100, output_tokens: 1000, reasoning_output_tokens: 900 },
    at('openai', 'gpt-5'),
    100 * 1250 + 1000 * 10_000,
  ],
  [
    'up to the last token of a short context',
    { input_tokens: 200_000, output_tokens: 1000 },
    at('anthropic', 'claude-sonnet-4-5'),
    200_000 * 3000 + 1000 * 15_000,
  ],
  [
    'one token more: a long context, all of it dearer, the cached part too',
    { input_tokens: 200_001, cache_read_input_tokens: 200_000, output_tokens: 1000 },
    at('anthropic', 'claude-sonnet-4-5'),
    1 * 6000 + 200_000 * 600 + 1000 * 22_500,
  ],
  [
    'a long context that begins with its last token',
    { input_tokens: 272_000, output_tokens: 100 },
    at('openai', 'gpt-5.4'),
    272_000 * 5000 + 100 * 22_500,
  ],
  [
    'and the one before it',
    { input_tokens: 271_999, output_tokens: 100 },
    at('openai', 'gpt-5.4'),
    271_999 * 2500 + 100 * 15_000,
  ],
  [
    'sound, in and out, cached and not',
    {
      input_tokens: 1000,
      input_audio_tokens: 600,
      cache_read_input_tokens: 300,
      cache_read_input_audio_tokens: 200,
      output_tokens: 500,
      output_audio_tokens: 300,
    },
    at('openai', 'gpt-realtime', { operation: 'realtime' }),
    300 * 4000 + 400 * 32_000 + 100 * 400 + 200 * 400 + 200 * 16_000 + 300 * 64_000,
  ],
  [
    'cached sound that nobody counted, where all of it was sound',
    { input_tokens: 1000, input_audio_tokens: 1000, cache_read_input_tokens: 300, output_tokens: 0 },
    at('openai', 'gpt-realtime', { operation: 'realtime' }),
    700 * 32_000 + 300 * 400,
  ],
  [
    'pictures in, among text',
    { input_tokens: 350, input_image_tokens: 300, output_tokens: 1000, media_units: 1 },
    at('openai', 'gpt-image-1', { operation: 'image_generation' }),
    50 * 5000 + 300 * 10_000 + 1000 * 40_000,
  ],
  [
    'pictures out, among text',
    { input_tokens: 10, output_tokens: 1300, output_image_tokens: 1290 },
    at('google', 'gemini-2.5-flash-image', { operation: 'generate_content' }),
    10 * 300 + 10 * 2500 + 1290 * 30_000,
  ],
  [
    'film, where it costs what pictures do',
    {
      input_tokens: 1000,
      input_audio_tokens: 200,
      input_image_tokens: 300,
      output_tokens: 50,
      output_audio_tokens: 50,
    },
    at('google', 'gemini-3.1-flash-live-preview', { operation: 'realtime' }),
    500 * 750 + 200 * 3000 + 300 * 1000 + 50 * 12_000,
  ],
  [
    'text, where film would cost more',
    { input_tokens: 1000, input_audio_tokens: 0, input_image_tokens: 0 },
    at('google', 'gemini-embedding-2', { operation: 'embeddings' }),
    1000 * 200,
  ],
  [
    'seconds of sound, by the hour: $0.36',
    { media_units: 12.5 },
    at('openai', 'whisper-1', { operation: 'transcription' }),
    12.5 * 100_000,
  ],
  [
    'seconds of sound with Groq: ten at least, at $0.111 an hour',
    { media_units: 3 },
    at('groq', 'whisper-large-v3', { operation: 'transcription' }),
    Math.round((10 * 111_000_000) / 3600),
  ],
  [
    'the request itself',
    { input_tokens: 100, output_tokens: 100 },
    at('perplexity', 'sonar'),
    100 * 1000 + 100 * 1000 + 12_000_000,
  ],
  [
    'searches of the web',
    { input_tokens: 1000, output_tokens: 0, web_search_requests: 2 },
    at('anthropic', 'claude-sonnet-4-5'),
    1000 * 3000 + 2 * 10_000_000,
  ],
  [
    'embeddings',
    { input_tokens: 1000 },
    at('openai', 'text-embedding-3-small', { operation: 'embeddings' }),
    1000 * 20,
  ],
  [
    'half a nano-dollar, upwards: floats make 5,129,287 of it',
    { input_tokens: 123_457, output_tokens: 3331 },
    at('openrouter', 'google/gemini-flash-1.5-8b'),
    (123_457 * 375 + 3331 * 1500 + 5) / 10,
  ],
  [
    'before a price began to hold',
    { input_tokens: 1000, output_tokens: 100 },
    at('openai', 'o3', { at: Date.UTC(2025, 5, 9, 23, 59, 59) }),
    1000 * 10_000 + 100 * 40_000,
  ],
  [
    'and after',
    { input_tokens: 1000, output_tokens: 100 },
    at('openai', 'o3', { at: Date.UTC(2025, 5, 10) }),
    1000 * 2000 + 100 * 8000,
  ],
  [
    'dear hours',
    { input_tokens: 1000, output_tokens: 100 },
    at('deepseek', 'deepseek-v4-flash', { at: Date.UTC(2026, 10, 20, 1) }),
    1000 * 440 + 100 * 1320,
  ],
  [
    'and cheap ones of the same day',
    { input_tokens: 1000, output_tokens: 100 },
    at('deepseek', 'deepseek-v4-flash', { at: Date.UTC(2026, 10, 20, 4) }),
    1000 * 220 + 100 * 660,
  ],
]

describe('what an exchange cost, to the nano-dollar', () => {
  it.each(CALCULATIONS)('%s', async (_what, usage, charged, nanoUsd) => {
    const { costOf } = await somePrices()
    const { version } = JSON.parse(readFileSync('node_modules/@pydantic/genai-prices/package.json', 'utf8'))
    const cost = { cost_nano_usd: nanoUsd, cost_basis: 'priced', price_version: `genai-prices ${version}` }
    expect(costOf(used(usage), charged)).toEqual(cost)
    // Remembered names cost the same.
    expect(costOf(used(usage), charged)).toEqual(cost)
  })
})

const UNKNOWN: readonly (readonly [what: string, usage: Partial<Usage>, charged: Charged])[] = [
  ['a model that the list has not', { input_tokens: 10 }, at('openai', 'no-such-model')],
  ['a provider that the list has not', { input_tokens: 10 }, at('compatible', 'gpt-4o')],
  ['a name that was not fit to be written down', { input_tokens: 10 }, at('openai', 'other')],
  ['an answer that says nothing of what was used', {}, at('openai', 'gpt-4o')],
  ['figures that contradict each other', { input_tokens: 10, cache_read_input_tokens: 11 }, at('openai', 'gpt-4o')],
  ['more sound than output', { output_tokens: 10, output_audio_tokens: 11 }, at('openai', 'gpt-realtime')],
  [
    'cached sound among text, uncounted',
    { input_tokens: 1000, input_audio_tokens: 600, cache_read_input_tokens: 300 },
    at('openai', 'gpt-realtime'),
  ],
  [
    'sound, where the list has the price of text alone',
    { input_tokens: 100, input_audio_tokens: 50 },
    at('openai', 'gpt-4o-audio-preview'),
  ],
  [
    'what a drawing model wrote and drew, uncounted',
    { input_tokens: 10, output_tokens: 1300 },
    at('google', 'gemini-2.5-flash-image'),
  ],
  [
    'an hour of cache, where the list has the price of five minutes alone',
    { input_tokens: 100, cache_creation_input_tokens: 50, cache_creation_1h_input_tokens: 50 },
    at('openrouter', 'anthropic/claude-opus-4.5'),
  ],
  [
    'citations, which are charged for and not told',
    { input_tokens: 1, output_tokens: 1 },
    at('perplexity', 'sonar-deep-research'),
  ],
  [
    'pictures or film, where one costs more than the other',
    { input_tokens: 1000, input_image_tokens: 10 },
    at('google', 'gemini-embedding-2'),
  ],
  [
    'a picture by a model that is in no list',
    { media_units: 1 },
    at('openai', 'dall-e-3', { operation: 'image_generation' }),
  ],
  [
    'turns of a session that add up to a long context',
    { input_tokens: 300_000, output_tokens: 1 },
    at('openai', 'gpt-5.4', { session: true }),
  ],
  ['seconds that were not told', { input_tokens: null }, at('openai', 'whisper-1', { operation: 'transcription' })],
]

describe('what can’t be told exactly is unpriced and not guessed', () => {
  it.each(UNKNOWN)('%s', async (_what, usage, charged) => {
    const { costOf } = await somePrices()
    expect(costOf(used(usage), charged)).toEqual({ cost_nano_usd: null, cost_basis: 'unpriced', price_version: null })
  })
})

describe('what is free', () => {
  it('is a call that nobody charges for, whatever it reports', async () => {
    const { costOf } = await somePrices()
    const counted = costOf(used({ input_tokens: 100 }), at('openai', 'gpt-4o', { free: true }))
    expect(counted).toEqual({ cost_nano_usd: 0, cost_basis: 'free', price_version: null })
  })

  it('is a model on this machine', async () => {
    const { costOf } = await somePrices()
    const local = costOf(used({ input_tokens: 100 }), at('ollama', 'llama3.2', { ownServer: true }))
    expect(local).toEqual({ cost_nano_usd: 0, cost_basis: 'free', price_version: null })
  })

  it('is a model that its provider gives away', async () => {
    const { costOf } = await somePrices()
    const given = costOf(used({ input_tokens: 100, output_tokens: 10 }), at('openrouter', 'qwen/qwen3-coder:free'))
    expect(given).toMatchObject({ cost_nano_usd: 0, cost_basis: 'free' })
  })
})
