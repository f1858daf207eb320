import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

test('the whole price list can be looked at, with the prices of now, and each model once', async () => {
  const { prices } = engine.core.client
  const catalog = await prices.catalog()
  expect(catalog).toHaveLength((await prices.list({})).list.models)
  expect(new Set(catalog.map(({ provider, model }) => `${provider} ${model}`)).size).toBe(catalog.length)
  expect(catalog.find(({ provider, model }) => provider === 'openai' && model === 'gpt-4o')).toMatchObject({
    cost_basis: 'priced',
    input_nano_usd_per_mtok: 2_500_000_000,
    output_nano_usd_per_mtok: 10_000_000_000,
  })
  expect(catalog.filter(({ cost_basis }) => cost_basis === 'priced').length).toBeGreaterThan(catalog.length / 2)
})
