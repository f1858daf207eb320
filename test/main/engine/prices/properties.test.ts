import { calcPrice, waitForUpdate } from '@pydantic/genai-prices'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../../../src/main/engine/glob.ts'
import { at, NOON, own, somePrices, used } from './a-price.ts'

const tokens = fc.integer({ min: 0, max: 2_000_000 })
/** Parts that fit into one another, as providers report them. */
const usages = fc.record({ fresh: tokens, read: tokens, short: tokens, hour: tokens, output: tokens }).map((parts) => ({
  input_tokens: parts.fresh + parts.read + parts.short + parts.hour,
  cache_read_input_tokens: parts.read,
  cache_creation_input_tokens: parts.short + parts.hour,
  cache_creation_1h_input_tokens: parts.hour,
  output_tokens: parts.output,
}))

describe('for whatever was used', () => {
  it('the cost is the library’s, but for its floats, wherever there is one', async () => {
    const { costOf } = await somePrices()
    const models = ((await waitForUpdate()) ?? []).flatMap((provider) =>
      provider.models.map((model) => [provider.id, model.id] as const),
    )
    let priced = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...models), usages, async ([provider, model], usage) => {
        const { cost_nano_usd, cost_basis } = costOf(used(usage), at(provider, model))
        if (cost_nano_usd === null || cost_basis === 'free') return
        const total = calcPrice(
          {
            input_tokens: usage.input_tokens,
            output_tokens: usage.output_tokens,
            cache_read_tokens: usage.cache_read_input_tokens,
            cache_write_tokens: usage.cache_creation_input_tokens,
            cache_write_1h_tokens: usage.cache_creation_1h_input_tokens,
          },
          model,
          { providerId: provider, timestamp: new Date(NOON) },
        )?.total_price
        priced += 1
        expect(Math.abs(cost_nano_usd - (total ?? Number.NaN) * 1e9)).toBeLessThan(1)
      }),
      { numRuns: 500 },
    )
    expect(priced).toBeGreaterThan(100)
  })

  it('a price of the user’s own is multiplied out without a remainder lost', async () => {
    const rate = fc.integer({ min: 0, max: 10_000_000_000_000 })
    await fc.assert(
      fc.asyncProperty(tokens, tokens, rate, rate, async (input, output, priceIn, priceOut) => {
        fc.pre(priceIn + priceOut > 0)
        const rates = { input_nano_usd_per_mtok: priceIn, output_nano_usd_per_mtok: priceOut }
        const { costOf } = await somePrices({ own: [own('openai', 'mine', rates)] })
        const exact = BigInt(input) * BigInt(priceIn) + BigInt(output) * BigInt(priceOut)
        const { cost_nano_usd } = costOf(used({ input_tokens: input, output_tokens: output }), at('openai', 'mine'))
        expect(BigInt(cost_nano_usd ?? -1)).toBe((exact + 500_000n) / 1_000_000n)
      }),
      { numRuns: 50 },
    )
  })

  it('a cost is a whole number of nano-dollars, not below nothing, or none at all', async () => {
    const { costOf } = await somePrices()
    const figure = fc.option(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }))
    const anything = fc.record({
      input_tokens: figure,
      output_tokens: figure,
      cache_read_input_tokens: figure,
      cache_creation_input_tokens: figure,
      cache_creation_1h_input_tokens: figure,
      reasoning_output_tokens: figure,
      input_audio_tokens: figure,
      output_audio_tokens: figure,
      input_image_tokens: figure,
      output_image_tokens: figure,
      cache_read_input_audio_tokens: figure,
      cache_read_input_image_tokens: figure,
      web_search_requests: figure,
      media_units: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
    })
    const where = fc.constantFrom(
      at('openai', 'gpt-realtime', { operation: 'realtime' }),
      at('openai', 'gpt-5.4', { serviceTier: 'flex' }),
      at('openai', 'whisper-1', { operation: 'transcription' }),
      at('anthropic', 'claude-sonnet-4-5'),
      at('google', 'gemini-2.5-flash-image'),
      at('perplexity', 'sonar'),
    )
    fc.assert(
      fc.property(anything, where, (usage, charged) => {
        const { cost_nano_usd, cost_basis, price_version } = costOf(used(usage), charged)
        if (cost_basis === 'unpriced') expect([cost_nano_usd, price_version]).toEqual([null, null])
        else expect(Number.isSafeInteger(cost_nano_usd) && (cost_nano_usd ?? -1) >= 0).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a pattern', () => {
  it('means what it would as an expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-', '.'), maxLength: 12 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '-', '.'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (glob, name) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('*', '.*')
        expect(matchesGlob(glob, name)).toBe(new RegExp(`^${source}$`, 'i').test(name))
      }),
      { numRuns: 5000 },
    )
  })

  it('of many stars is answered at once', () => {
    expect(matchesGlob('*a'.repeat(60), `${'a'.repeat(5000)}b`)).toBe(false)
  })
})
