import { describe, expect, it } from 'vitest'
import { providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'
import { at, somePrices, used } from './a-price.ts'

/** By provider, names as its answers have them; each with its price in dollars of a million tokens of input and of output. */
const NAMES: Readonly<Record<string, readonly (readonly [name: string, input: number, output: number])[]>> = {
  openai: [
    ['gpt-4o', 2.5, 10],
    ['gpt-4o-2024-08-06', 2.5, 10],
    ['GPT-4o', 2.5, 10],
    ['gpt-4o-mini-2024-07-18', 0.15, 0.6],
    ['gpt-5-2025-08-07', 1.25, 10],
    ['gpt-5-mini-2025-08-07', 0.25, 2],
    ['gpt-5.1-codex', 1.25, 10],
    ['gpt-5.4-2026-03-05', 2.5, 15],
    ['o3-2025-04-16', 2, 8],
    ['o4-mini', 1.1, 4.4],
    ['ft:gpt-4o-2024-08-06:acme::abc123', 3.75, 15],
    ['openai/gpt-4o', 2.5, 10],
  ],
  anthropic: [
    ['claude-sonnet-4-5-20250929', 3, 15],
    ['claude-sonnet-4-20250514', 3, 15],
    ['claude-opus-4-1-20250805', 15, 75],
    ['claude-opus-4-5', 5, 25],
    ['claude-haiku-4-5-20251001', 1, 5],
    ['claude-3-5-haiku-latest', 0.8, 4],
  ],
  google: [
    ['gemini-2.5-pro', 1.25, 10],
    ['gemini-2.5-pro-preview-06-05', 1.25, 10],
    ['gemini-2.5-flash', 0.3, 2.5],
    ['models/gemini-2.5-flash', 0.3, 2.5],
    ['gemini-2.5-flash-lite', 0.1, 0.4],
    ['gemini-3-pro-preview', 2, 12],
  ],
  openrouter: [
    ['anthropic/claude-sonnet-4.5', 3, 15],
    ['anthropic/claude-4.5-sonnet-20250929', 3, 15],
    ['openai/gpt-5-mini-2025-08-07', 0.25, 2],
    ['qwen/qwen3-coder:free', 0, 0],
    ['openai/gpt-5-mini', 0.25, 2],
    ['google/gemini-2.5-pro', 1.25, 10],
  ],
  mistral: [
    ['mistral-large-latest', 2, 6],
    ['codestral-latest', 0.3, 0.9],
    ['ministral-8b-latest', 0.15, 0.15],
    ['open-mistral-nemo', 0.15, 0.15],
  ],
  groq: [
    ['llama-3.3-70b-versatile', 0.59, 0.79],
    ['llama-3.1-8b-instant', 0.05, 0.08],
    ['openai/gpt-oss-120b', 0.15, 0.6],
  ],
  deepseek: [
    ['deepseek-chat', 0.27, 1.1],
    ['deepseek-reasoner', 0.55, 2.19],
    ['deepseek-v4-flash', 0.22, 0.66],
  ],
  azure: [
    ['gpt-5-mini-2025-08-07', 0.25, 2],
    ['gpt-4o', 2.5, 10],
  ],
  aws: [
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 3.3, 16.5],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 1, 5],
    ['amazon.nova-lite-v1:0', 0.06, 0.24],
  ],
  'x-ai': [
    ['grok-4-0709', 3, 15],
    ['grok-4.5', 2, 6],
    ['grok-code-fast-1', 0.2, 1.5],
    ['grok-3-mini', 0.3, 0.5],
  ],
  together: [['meta-llama/Llama-3.3-70B-Instruct-Turbo', 0.88, 0.88]],
  fireworks: [['accounts/fireworks/models/gpt-oss-120b', 0.15, 0.6]],
  perplexity: [['sonar-pro-search', 3, 15]],
  cerebras: [
    ['gpt-oss-120b', 0.35, 0.75],
    ['llama-3.3-70b', 0.85, 1.2],
  ],
  moonshotai: [
    ['kimi-k2-0905-preview', 0.6, 2.5],
    ['kimi-k2.5', 0.6, 3],
    ['moonshot-v1-8k', 0.2, 2],
  ],
  zai: [['glm-5.2', 1.4, 4.4]],
}

describe('the names of models', () => {
  it.each(Object.keys(NAMES))('of %s are found in the price list', async (priceId) => {
    const { costOf } = await somePrices()
    for (const [name, input, output] of NAMES[priceId] ?? []) {
      const cost = costOf(used({ input_tokens: 100_000, output_tokens: 10_000 }), at(priceId, name))
      expect([name, cost.cost_nano_usd]).toEqual([name, Math.round(input * 1e8 + output * 1e7)])
    }
  })

  it('are looked for at the provider that was asked, and at no other', async () => {
    const { costOf } = await somePrices()
    for (const [priceId, name] of [
      ['mistral', 'gpt-4o'],
      ['groq', 'claude-sonnet-4-5'],
      ['zai', 'deepseek-chat'],
    ] as const) {
      expect([priceId, costOf(used({ input_tokens: 1 }), at(priceId, name)).cost_basis]).toEqual([priceId, 'unpriced'])
    }
  })

  it('cover every hosted provider that Waybill knows', () => {
    const hosted = providerDefinitions({ origin: null, key: '' }).filter(
      ({ free, kind }) => !free && kind !== 'compatible',
    )
    expect(Object.keys(NAMES).sort()).toEqual([...new Set(hosted.map(({ priceId }) => priceId))].sort())
  })

  it('that come by the thousand do not fill the memory, nor crowd out the others', async () => {
    const { costOf } = await somePrices()
    for (let n = 0; n < 5000; n += 1) costOf(used({ input_tokens: 1 }), at('openai', `made-up-${n}`))
    expect(costOf(used({ input_tokens: 1000 }), at('openai', 'gpt-4o')).cost_nano_usd).toBe(2_500_000)
  })
})
