import { describe, expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { ask, startLimited, startSlowProvider } from './limited-engine.ts'

const TENTH_OF_A_CENT = 1_000_000

describe('a spent budget lets nothing more pass whose answers have a price, though its name has none:', () => {
  it.each([
    ['an alias', { model: 'newest' }],
    ['no name at all', { model: undefined }],
  ])('%s, once it was answered', async (_what, named) => {
    const { engine, provider } = await startLimited()
    provider.answerAll({ input: 1, output: 1000 })
    const { key } = await engine.core.client.clientKeys.create({
      name: 'agent',
      limits: { budget_day_nano_usd: TENTH_OF_A_CENT },
    })
    const body = { ...named, max_output_tokens: 1000 }
    expect((await ask(engine.proxy, key, body, '/own/v1/responses')).status).toBe(200)
    expect((await ask(engine.proxy, key, body, '/own/v1/responses')).status).toBe(429)
    // What never was answered with a price has none.
    expect((await ask(engine.proxy, key, { model: 'nobody-knows-its-price' }, '/own/v1/responses')).status).toBe(200)
  })

  it('a list of models in place of one', async () => {
    const { engine, provider } = await startLimited()
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: 0 } })
    const body = { model: undefined, models: ['nobody-knows-its-price', 'slow'], max_tokens: 10 }
    expect((await ask(engine.proxy, key, body)).status).toBe(429)
    expect(provider.arrived()).toBe(0)
  })
})

it('what was held for an answer stays counted where the answer turns out to be of a tier without a known price', async () => {
  const provider = await startSlowProvider()
  const usage = { prompt_tokens: 1000, completion_tokens: 1000, total_tokens: 2000 }
  provider.upstream.answerWith((_seen, res) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ model: 'gpt-4-turbo', service_tier: 'priority', usage }))
  })
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { providers, clientKeys } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${provider.upstream.origin}/v1`, key: 'sk-0123456789' })
  // A thousand tokens of its output cost three cents.
  const { key, id } = await clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: 50_000_000 } })
  const body = { model: 'gpt-4-turbo', service_tier: 'priority', max_tokens: 1000 }
  expect((await ask(engine.proxy, key, body, '/v1/chat/completions')).status).toBe(200)
  expect(await engine.rows()).toMatchObject([{ cost_basis: 'unpriced', cost_nano_usd: null }])
  const view = (await clientKeys.list()).find((each) => each.id === id)
  expect(view?.left[0]?.spent).toBeGreaterThan(30_000_000)
  expect((await ask(engine.proxy, key, body, '/v1/chat/completions')).status).toBe(429)
})
