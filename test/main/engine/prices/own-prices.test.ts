import { describe, expect, it } from 'vitest'
import { localDay } from '../../../../src/main/engine/calendar.ts'
import { at, NOON, own, somePrices, used } from './a-price.ts'

const VERSION = `own ${localDay(NOON)}`
const usage = used({ input_tokens: 1000, cache_read_input_tokens: 400, output_tokens: 200 })
/** Dollars for a million tokens. */
const tokens = (input: number, output: number) => ({
  input_nano_usd_per_mtok: input * 1e9,
  output_nano_usd_per_mtok: output * 1e9,
})

describe('a price of the user’s own', () => {
  it('comes before the list’s, and says so', async () => {
    const { costOf } = await somePrices({ own: [own('openai', 'gpt-4o', tokens(1, 2))] })
    expect(costOf(usage, at('openai', 'gpt-4o'))).toEqual({
      cost_nano_usd: 1000 * 1000 + 200 * 2000,
      cost_basis: 'priced',
      price_version: VERSION,
    })
  })

  it('prices what no list has', async () => {
    const prices = await somePrices({ own: [own('home', 'qwen*', tokens(0.0028, 0.01))] })
    const charged = at('compatible', 'qwen3:32b', { providerName: 'home' })
    expect(prices.costOf(usage, charged).cost_nano_usd).toBe(1000 * 2.8 + 200 * 10)
  })

  it('has rates for what is cached, for sound, and for each request', async () => {
    const rates = {
      ...tokens(1, 2),
      cache_read_nano_usd_per_mtok: 0.1e9,
      cache_write_nano_usd_per_mtok: 1.5e9,
      input_audio_nano_usd_per_mtok: 8e9,
      output_audio_nano_usd_per_mtok: 16e9,
      request_nano_usd: 7,
    }
    const { costOf } = await somePrices({ own: [own('openai', 'mine', rates)] })
    const all = used({
      input_tokens: 1000,
      cache_read_input_tokens: 400,
      cache_creation_input_tokens: 100,
      cache_creation_1h_input_tokens: 60,
      input_audio_tokens: 50,
      cache_read_input_audio_tokens: 20,
      output_tokens: 200,
      output_audio_tokens: 80,
    })
    const cost = 470 * 1000 + 400 * 100 + 100 * 1500 + 30 * 8000 + 120 * 2000 + 80 * 16_000 + 7
    expect(costOf(all, at('openai', 'mine')).cost_nano_usd).toBe(cost)
  })

  it('may be for a picture or a second, and tokens then cost nothing', async () => {
    const drawing = own('openai', 'dall-e-3', { image_nano_usd: 40_000_000 })
    const hearing = own('openai', 'whisper-*', { second_nano_usd: 100_000 })
    const { costOf } = await somePrices({ own: [drawing, hearing] })
    const pictures = used({ input_tokens: 30, output_tokens: 500, media_units: 2 })
    expect(costOf(pictures, at('openai', 'dall-e-3', { operation: 'image_generation' })).cost_nano_usd).toBe(80_000_000)
    const seconds = used({ media_units: 12.5 })
    expect(costOf(seconds, at('openai', 'whisper-1', { operation: 'transcription' })).cost_nano_usd).toBe(1_250_000)
    expect(costOf(usage, at('openai', 'dall-e-3', { operation: 'image_generation' })).cost_basis).toBe('unpriced')
  })

  it('of zero makes a model free', async () => {
    const { costOf } = await somePrices({ own: [own('home', '*', tokens(0, 0))] })
    const charged = at('compatible', 'llama', { providerName: 'home' })
    expect(costOf(usage, charged)).toEqual({ cost_nano_usd: 0, cost_basis: 'free', price_version: VERSION })
  })

  it('can be that of a model on this machine, which is free otherwise', async () => {
    const prices = await somePrices({ own: [own('ollama', '*', tokens(0.1, 0.1))] })
    expect(prices.costOf(usage, at('ollama', 'llama3.2', { ownServer: true })).cost_nano_usd).toBe(1200 * 100)
  })

  it('does not make a call cost anything that nobody charges for', async () => {
    const { costOf } = await somePrices({ own: [own('*', '*', { ...tokens(1, 1), request_nano_usd: 5 })] })
    expect(costOf(usage, at('openai', 'gpt-4o', { free: true })).cost_basis).toBe('free')
  })

  it('holds for every service tier: whoever sets it knows what they pay', async () => {
    const { costOf } = await somePrices({ own: [own('openai', 'gpt-4o', tokens(1, 2))] })
    expect(costOf(usage, at('openai', 'gpt-4o', { serviceTier: 'scale' })).cost_nano_usd).toBe(1_400_000)
  })

  it('matches the model that answered or the one that was asked for', async () => {
    const { costOf } = await somePrices({ own: [own('openai', 'mine', tokens(1, 2))] })
    const charged = at('openai', 'gpt-4o-2024-08-06', { requestModel: 'mine' })
    expect(costOf(usage, charged).price_version).toBe(VERSION)
  })

  it('is the most exact one of several', async () => {
    const all = [
      own('*', '*', tokens(9, 9)),
      own('*', 'gpt-5*', tokens(5, 5)),
      own('openai', '*', tokens(7, 7)),
      own('openai', 'gpt-5*', tokens(4, 4)),
      own('openai', 'gpt-5-mini*', tokens(3, 3)),
      own('*', 'gpt-5-nano', tokens(2, 2)),
      own('openai', 'gpt-5-nano', tokens(1, 1)),
    ]
    for (const order of [all, [...all].reverse()]) {
      const { costOf } = await somePrices({ own: order })
      const perMillion = (provider: string, model: string) =>
        costOf(used({ input_tokens: 1 }), at(provider, model)).cost_nano_usd
      expect([
        perMillion('openai', 'gpt-5-nano'),
        perMillion('azure', 'gpt-5-nano'),
        perMillion('openai', 'gpt-5-mini-2025'),
        perMillion('openai', 'GPT-5'),
        perMillion('openai', 'o3'),
        perMillion('azure', 'gpt-5'),
        perMillion('azure', 'o3'),
      ]).toEqual([1000, 2000, 3000, 4000, 7000, 5000, 9000])
    }
  })
})
