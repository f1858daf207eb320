import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'

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
  expect(kinds.filter(({ needs_base_url }) => needs_base_url).map(({ kind }) => kind)).toEqual([
    'azure',
    'bedrock',
    'compatible',
  ])
  await expect(providers.add({ kind: 'compatible' })).rejects.toThrow('needs a base URL')
})

describe('several keys of a provider', () => {
  const keys = ['sk-one-0000-1111-2222-aaaa', 'sk-two-0000-1111-2222-bbbb', 'sk-three-0000-1111-2222-cccc'] as const

  test('stand in the order in which they came, by their last four; one is removed by its id, from the vault too', async () => {
    const { providers } = engine.core.client
    await providers.add({ kind: 'groq', key: keys[0] })
    await providers.keys.add({ name: 'groq', key: keys[1] })
    const third = await providers.keys.add({ name: 'groq', key: keys[2] })
    expect(third).toMatchObject({ last4: 'cccc', state: 'ready', resting_because: null, resting_until: null })
    const all = await providers.keys.list({ name: 'groq' })
    expect(all.map(({ last4 }) => last4)).toEqual(['aaaa', 'bbbb', 'cccc'])
    await providers.keys.remove({ name: 'groq', id: all[1]?.id ?? '' })
    expect((await providers.keys.list({ name: 'groq' })).map(({ last4 }) => last4)).toEqual(['aaaa', 'cccc'])
    await expect(providers.keys.remove({ name: 'groq', id: all[1]?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    })
    const view = (await providers.list()).find(({ name }) => name === 'groq')
    expect(view).toMatchObject({ key_state: 'ready', key_use: 'order', keys: [all[0], third] })
  })

  test('added all at once are all there', async () => {
    const { providers } = engine.core.client
    await providers.add({ kind: 'xai', key: keys[0] })
    await Promise.all(keys.slice(1).map((key) => providers.keys.add({ name: 'xai', key })))
    const all = await providers.keys.list({ name: 'xai' })
    expect(all.map(({ last4, state }) => `${last4} ${state}`).sort()).toEqual([
      'aaaa ready',
      'bbbb ready',
      'cccc ready',
    ])
  })

  test('are all replaced by a key that the provider is given anew, and go with it to no other address', async () => {
    const { providers } = engine.core.client
    await providers.add({ kind: 'mistral', key: keys[0] })
    await providers.keys.add({ name: 'mistral', key: keys[1] })
    await providers.update({ name: 'mistral', key_use: 'spread' })
    // The same address: its keys stay.
    expect(await providers.add({ kind: 'mistral' })).toMatchObject({ key_use: 'spread', keys: [{}, {}] })
    const moved = { kind: 'mistral', base_url: 'https://elsewhere.test/v1' }
    await expect(providers.add(moved)).rejects.toThrow('needs a key')
    expect(await providers.add({ ...moved, key: keys[2] })).toMatchObject({ keys: [{ last4: 'cccc' }] })
  })

  test('are tested one by one, and only those that are its own', async () => {
    const { providers } = engine.core.client
    const upstream = await startProvider({ apiKey: keys[1] })
    const base_url = `${upstream.origin}/v1`
    const { keys: before } = await providers.add({ kind: 'openai', name: 'tested', base_url, key: keys[0] })
    const second = await providers.keys.add({ name: 'tested', key: keys[1] })
    expect(await providers.test({ name: 'tested', key_id: before[0]?.id ?? '' })).toMatchObject({ ok: false })
    expect(await providers.test({ name: 'tested', key_id: second.id })).toMatchObject({ ok: true })
    expect(await providers.test({ name: 'tested' })).toMatchObject({ ok: false })
    await expect(providers.test({ name: 'openai', key_id: second.id })).rejects.toMatchObject({ code: 'not_found' })
    await upstream.close()
  })

  test('without its last one, a provider that needs one is missing it', async () => {
    const { providers } = engine.core.client
    const { keys: before } = await providers.add({ kind: 'deepseek', key: keys[0] })
    await providers.keys.remove({ name: 'deepseek', id: before[0]?.id ?? '' })
    expect((await providers.list()).find(({ name }) => name === 'deepseek')).toMatchObject({
      key_state: 'missing',
      keys: [],
    })
    await providers.keys.add({ name: 'deepseek', key: keys[0] })
    expect((await providers.list()).find(({ name }) => name === 'deepseek')).toMatchObject({ key_state: 'ready' })
  })

  test('are not there twice, not at the sandbox, and not at a provider that is not there', async () => {
    const { providers } = engine.core.client
    await providers.add({ kind: 'moonshot', key: keys[0] })
    await expect(providers.keys.add({ name: 'moonshot', key: keys[0] })).rejects.toThrow('has this key already')
    await providers.add({ kind: 'sandbox' })
    await expect(providers.keys.add({ name: 'sandbox', key: keys[0] })).rejects.toThrow('takes no key')
    await expect(providers.keys.add({ name: 'nosuch', key: keys[0] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(providers.update({ name: 'nosuch', key_use: 'spread' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
