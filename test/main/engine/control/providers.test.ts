import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'

let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

test('a provider says under which name the ledger keeps its exchanges: its kind’s own, or the one that the user gave', async () => {
  const { providers } = engine.core.client
  const key = 'sk-for-tests-0000-1111-2222'
  expect((await providers.add({ kind: 'gemini', key })).ledger_name).toBe('gcp.gemini')
  expect((await providers.add({ kind: 'gemini', name: 'mine', key })).ledger_name).toBe('mine')
  expect((await providers.add({ kind: 'openai', key })).ledger_name).toBe('openai')
})

test('only a kind without an address of its own needs one, and is refused without', async () => {
  const { providers } = engine.core.client
  const kinds = await providers.kinds()
  expect(kinds.filter(({ needs_base_url }) => needs_base_url).map(({ kind }) => kind)).toEqual(['compatible'])
  await expect(providers.add({ kind: 'compatible' })).rejects.toThrow('needs a base URL')
})
