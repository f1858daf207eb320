import { expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { ask, startSlowProvider } from './limited-engine.ts'

const contents = [{ role: 'user', parts: [{ text: 'Draw a parcel.' }] }]

it.each([
  ['a model that draws as it writes', 'gemini-2.5-flash-image', 'generateContent', { contents }],
  ['a model that films as it writes', 'gemini-omni-flash-preview', 'generateContent', { contents }],
  ['a model that takes film', 'gemini-3.1-flash-live-preview', 'generateContent', { contents }],
])('a spent budget lets nothing pass of %s: its price is known', async (_what, model, method, body) => {
  const provider = await startSlowProvider()
  provider.answerAll({ input: 1, output: 1 })
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { providers, clientKeys } = engine.core.client
  await providers.add({ kind: 'gemini', base_url: `${provider.upstream.origin}/v1beta`, key: 'AIza-0123456789' })
  const { key } = await clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: 0 } })
  const refused = await ask(engine.proxy, key, body, `/gemini/v1beta/models/${model}:${method}`)
  expect(refused).toMatchObject({ status: 429, body: { error: { status: 'RESOURCE_EXHAUSTED' } } })
  expect(provider.arrived()).toBe(0)
})

it('as much is held for each answer as for one, where a request asks for many and caps none', async () => {
  const provider = await startSlowProvider()
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const { providers, prices, clientKeys } = engine.core.client
  await providers.add({ kind: 'compatible', name: 'own', base_url: `${provider.upstream.origin}/v1` })
  await prices.set({
    provider: 'own',
    model: 'slow',
    input_nano_usd_per_mtok: 0,
    output_nano_usd_per_mtok: 1_000_000_000,
  })
  const { key, id } = await clientKeys.create({ name: 'agent', limits: { budget_day_nano_usd: 1e9 } })
  const reply = ask(engine.proxy, key, { n: 50 })
  await provider.hasArrived(1)
  const view = (await clientKeys.list()).find((each) => each.id === id)
  expect(view?.left).toMatchObject([{ reserved: 50 * 4096 * 1000 }])
  provider.answerAll({ input: 1, output: 1 })
  expect((await reply).status).toBe(200)
})
