import { describe, expect, it } from 'vitest'
import { at, somePrices, used } from './a-price.ts'

const USAGE = { input_tokens: 1000, cache_read_input_tokens: 400, output_tokens: 200 }
/** gpt-5-mini: $0.25, $0.025 cached, $2. */
const MINI = 600 * 250 + 400 * 25 + 200 * 2000
/** gpt-4o-mini: $0.15, $0.075 cached, $0.60. */
const FOUR_O_MINI = 600 * 150 + 400 * 75 + 200 * 600
/** claude-haiku-4-5: $1, $0.10 cached, $5. */
const HAIKU = 600 * 1000 + 400 * 100 + 200 * 5000
/** gemini-2.5-pro: $1.25, $10; nothing cached. */
const PRO = 1000 * 1250 + 200 * 10_000

const TIERS: readonly (readonly [provider: string, model: string, tier: string | null, nanoUsd: number | null])[] = [
  ['openai', 'gpt-5-mini', null, MINI],
  ['openai', 'gpt-5-mini', 'default', MINI],
  ['openai', 'gpt-5-mini', 'flex', MINI / 2],
  ['openai', 'gpt-5-mini', 'batch', MINI / 2],
  ['openai', 'gpt-5-mini', 'priority', (MINI * 9) / 5],
  ['openai', 'gpt-4o-mini', 'priority', (FOUR_O_MINI * 5) / 3],
  ['openai', 'o3-mini', 'priority', null],
  ['openai', 'gpt-5-mini', 'ultrafast', null],
  ['openai', 'gpt-5-mini', 'scale', null],
  ['openai', 'gpt-5-mini', 'auto', null],
  ['anthropic', 'claude-haiku-4-5', 'standard', HAIKU],
  ['anthropic', 'claude-haiku-4-5', 'batch', HAIKU / 2],
  ['anthropic', 'claude-haiku-4-5', 'priority', null],
  ['groq', 'llama-3.1-8b-instant', 'on_demand', 1000 * 50 + 200 * 80],
  ['groq', 'llama-3.1-8b-instant', 'flex', 1000 * 50 + 200 * 80],
  ['groq', 'llama-3.1-8b-instant', 'performance', null],
  ['openrouter', 'openai/gpt-5-mini', 'flex', null],
]

describe('a service tier', () => {
  it.each(TIERS)('of %s, %s, %s, has its own price or none', async (provider, model, serviceTier, nanoUsd) => {
    const { costOf } = await somePrices()
    expect(costOf(used(USAGE), at(provider, model, { serviceTier })).cost_nano_usd).toBe(nanoUsd)
  })

  it('of Gemini is half price, and unpriced where the input was cached: that discount does not add up with it', async () => {
    const { costOf } = await somePrices()
    const plain = used({ input_tokens: 1000, output_tokens: 200 })
    const costs = (usage: typeof plain) =>
      ['standard', 'unspecified', 'flex', 'batch', 'priority'].map(
        (serviceTier) => costOf(usage, at('google', 'gemini-2.5-pro', { serviceTier })).cost_nano_usd,
      )
    expect(costs(plain)).toEqual([PRO, PRO, PRO / 2, PRO / 2, null])
    expect(costs(used(USAGE)).slice(2)).toEqual([null, null, null])
  })

  it('is that of a batch where the endpoint says so', async () => {
    const { costOf } = await somePrices()
    const batched = at('anthropic', 'claude-haiku-4-5', { operation: 'batch' })
    expect(costOf(used(USAGE), batched).cost_nano_usd).toBe(HAIKU / 2)
  })

  it('does not make a search of the web any cheaper', async () => {
    const { costOf } = await somePrices()
    const usage = used({ ...USAGE, web_search_requests: 1 })
    const batched = at('anthropic', 'claude-haiku-4-5', { serviceTier: 'batch' })
    expect(costOf(usage, batched).cost_nano_usd).toBe(HAIKU / 2 + 10_000_000)
  })

  it('is not the fast one in a long context, but for the models that have it there', async () => {
    const { costOf } = await somePrices()
    const long = used({ input_tokens: 300_000, output_tokens: 100 })
    const fast = (model: string) => costOf(long, at('openai', model, { serviceTier: 'priority' })).cost_nano_usd
    expect([fast('gpt-5.5'), fast('gpt-5.6-sol')]).toEqual([null, 2 * (300_000 * 8000 + 100 * 30_000)])
  })
})
