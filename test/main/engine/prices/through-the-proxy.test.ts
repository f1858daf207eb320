import { describe, expect, it, onTestFinished } from 'vitest'
import type { Repricing } from '../../../../src/shared/contract/prices.ts'
import { startEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { temporaryDirectory } from './a-price.ts'

const USAGE = { prompt_tokens: 1000, completion_tokens: 200, prompt_tokens_details: { cached_tokens: 400 } }
/** gpt-5-mini: $0.25, $0.025 cached, $2. */
const LISTED = 600 * 250 + 400 * 25 + 200 * 2000

/** An engine with OpenAI at hand, which answers with these fields beside the usage; `ask` resolves with the row. */
async function openai(answer: Readonly<Record<string, unknown>>) {
  const dataDirectory = temporaryDirectory()
  const provider = await startProvider({
    listener: (_req, res) => {
      const body = { choices: [{ message: { content: 'x' }, finish_reason: 'stop' }], usage: USAGE, ...answer }
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    },
  })
  onTestFinished(() => provider.close())
  const engine = await startEngine({ dataDirectory })
  onTestFinished(() => engine.stop())
  const { client } = engine.core
  await client.providers.add({ kind: 'openai', key: 'sk-provider', base_url: `${provider.origin}/v1` })
  async function ask(model: string) {
    const closed = engine.nextClosed()
    const response = await fetch(`${engine.proxy}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${engine.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, messages: [] }),
    })
    await response.text()
    return closed
  }
  return { engine, client, dataDirectory, ask }
}

describe('an exchange through the proxy', () => {
  it('is priced by the model that answered, and by the service tier that it got', async () => {
    const { ask } = await openai({ model: 'gpt-5-mini-2025-08-07', service_tier: 'flex' })
    expect(await ask('gpt-5')).toMatchObject({ cost_nano_usd: LISTED / 2, cost_basis: 'priced', service_tier: 'flex' })
  })

  it('is priced by the model that was asked for where the answer names none, with a provider before it or not', async () => {
    const { ask } = await openai({})
    expect((await ask('gpt-5-mini')).cost_nano_usd).toBe(LISTED)
    expect((await ask('openai/gpt-5-mini')).cost_nano_usd).toBe(LISTED)
  })

  it('has no price where the tier has none', async () => {
    const { ask } = await openai({ model: 'gpt-5-mini', service_tier: 'ultrafast' })
    expect(await ask('gpt-5-mini')).toMatchObject({ cost_nano_usd: null, cost_basis: 'unpriced', price_version: null })
  })

  it('follows a price of the user’s own from the moment at which it is set, over a restart, until it is removed', async () => {
    const { engine, client, ask, dataDirectory } = await openai({ model: 'gpt-5-mini' })
    const changes = await client.system.changes()
    const priceNews = (async () => {
      for await (const { topic } of changes) if (topic === 'prices') return topic
      return null
    })()
    const rates = { input_nano_usd_per_mtok: 1e9, output_nano_usd_per_mtok: 1e9 }
    await client.prices.set({ provider: 'openai', model: 'gpt-5*', ...rates })
    expect(await priceNews).toBe('prices')
    expect((await ask('gpt-5-mini')).cost_nano_usd).toBe(1200 * 1000)
    await engine.core.close()
    const again = await startEngine({ dataDirectory })
    onTestFinished(() => again.stop())
    const { in_force, own } = await again.core.client.prices.list({})
    expect([own.length, in_force.map((price) => price.price_version?.slice(0, 4))]).toEqual([1, ['own ']])
    await again.core.client.prices.remove({ provider: 'openai', model: 'gpt-5*' })
    expect((await again.core.client.prices.list({})).in_force).toMatchObject([
      {
        provider: 'openai',
        model: 'gpt-5-mini',
        cost_basis: 'priced',
        input_nano_usd_per_mtok: 250_000_000,
        cache_read_nano_usd_per_mtok: 25_000_000,
        output_nano_usd_per_mtok: 2_000_000_000,
        image_nano_usd: null,
        long_context_above: null,
        deprecated: false,
      },
    ])
  })

  it('with a model that its provider takes away is told of, by the list of prices and by the doctor', async () => {
    const { client, engine, ask } = await openai({})
    const { base_url } = (await client.providers.list())[0] ?? {}
    await client.providers.add({ kind: 'mistral', key: 'sk-provider', ...(base_url ? { base_url } : {}) })
    await ask('mistral-tiny')
    await ask('gpt-5-mini')
    const { in_force } = await client.prices.list({})
    expect(in_force.map(({ model, deprecated }) => [model, deprecated])).toEqual([
      ['mistral-tiny', true],
      ['gpt-5-mini', false],
    ])
    const checks = await engine.core.client.system.doctor()
    const [told] = checks.filter(({ name }) => name === 'models')
    expect(told).toMatchObject({ state: 'warning', message: expect.stringContaining('mistral-tiny') })
  })

  it('is priced again by its tier and its provider, whatever happens to the provider', async () => {
    const { client, ask, engine } = await openai({ model: 'gpt-5-mini', service_tier: 'flex' })
    const rates = { input_nano_usd_per_mtok: 1e9, output_nano_usd_per_mtok: 1e9 }
    await client.prices.set({ provider: '*', model: '*', ...rates })
    await ask('gpt-5-mini')
    await client.prices.remove({ provider: '*', model: '*' })
    await client.providers.remove({ name: 'openai' })
    const told: Repricing[] = []
    for await (const state of await client.prices.apply({})) told.push(state)
    expect(told.at(-1)).toMatchObject({ changed: 1, difference_nano_usd: LISTED / 2 - 1_200_000, done: true })
    expect((await engine.rows())[0]).toMatchObject({ cost_nano_usd: LISTED / 2, cost_basis: 'priced' })
  })
})
