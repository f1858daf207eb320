import { afterEach, beforeEach, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type Ask, ask, JSON_TYPE } from '../privacy/ask.ts'
import { fails, type KeyedProvider, startKeyedProvider } from './keyed-provider.ts'
import { FIRST, SECOND, THIRD } from './two-keys.ts'

let engine: TestEngine
let first: KeyedProvider
let second: KeyedProvider

/** Two accounts of one kind, at two addresses, and the sandbox. */
beforeEach(async () => {
  first = await startKeyedProvider()
  second = await startKeyedProvider()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${first.origin}/v1`, key: FIRST })
  await providers.add({ kind: 'openai', name: 'work', base_url: `${second.origin}/other/v1`, key: SECOND })
  await providers.add({ kind: 'sandbox' })
})
afterEach(async () => {
  await engine?.stop()
  await first?.close()
  await second?.close()
})

const chat = (model = 'gpt-5-mini', path = '/v1/chat/completions'): Ask => ({
  path,
  headers: JSON_TYPE,
  body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
})
const tell = (asked: Ask) => ask(engine.proxy, engine.key, asked)

it('another account of the kind answers in the place of one that can’t, and the row names the one that did', async () => {
  const paths: (string | undefined)[] = []
  first.let(FIRST, fails(401))
  second.let(SECOND, (req, res) => {
    paths.push(req.url)
    res.end('{}')
  })
  expect((await tell(chat())).status).toBe(200)
  expect(paths).toEqual(['/other/v1/chat/completions'])
  const [key] = await engine.core.client.providers.keys.list({ name: 'work' })
  expect((await engine.rows())[0]).toMatchObject({
    attempts: 2,
    provider_name: 'work',
    provider_key_id: key?.id,
    server_address: '127.0.0.1',
  })
})

it('a server that can’t be reached is not tried with its other keys first', async () => {
  const { providers } = engine.core.client
  await providers.keys.add({ name: 'openai', key: THIRD })
  await first.close()
  second.let(SECOND, (_req, res) => res.end('{}'))
  expect((await tell(chat())).status).toBe(200)
  expect((await engine.rows())[0]).toMatchObject({ attempts: 2, provider_name: 'work' })
  first = await startKeyedProvider()
})

it.each([
  ['in the path', chat('gpt-5-mini', '/openai/v1/chat/completions')],
  ['before the model', chat('openai/gpt-5-mini')],
])('nobody stands in for a provider that was named %s', async (_, asked) => {
  first.let(FIRST, fails(429, { 'retry-after': '60' }))
  expect((await tell(asked)).status).toBe(429)
  expect((await tell(asked)).status).toBe(429)
  expect([first.asked, second.asked]).toEqual([[FIRST, FIRST], []])
})

it('the sandbox stands in for nobody, and nobody for the sandbox', async () => {
  first.let(FIRST, fails(503))
  second.let(SECOND, fails(503))
  expect((await tell(chat())).status).toBe(503)
  expect((await engine.rows())[0]).toMatchObject({ attempts: 2, provider_name: 'work' })
  expect((await tell(chat('sandbox-error-503'))).status).toBe(503)
  expect((await engine.rows())[0]).toMatchObject({ attempts: 1, provider_name: 'sandbox' })
  expect([first.asked.length, second.asked.length]).toEqual([1, 1])
})

it('a model goes only where such models are known to be', async () => {
  const { providers } = engine.core.client
  await providers.add({ kind: 'mistral', base_url: `${second.origin}/v1`, key: THIRD })
  first.let(FIRST, fails(429))
  second.let(SECOND, fails(429))
  expect((await tell(chat())).status).toBe(429)
  expect(second.asked).toEqual([SECOND])
})

it('an account without a key, or whose key rests, is passed over without a word', async () => {
  const { providers } = engine.core.client
  const [key] = await providers.keys.list({ name: 'work' })
  first.let(FIRST, fails(500))
  second.let(SECOND, fails(429, { 'retry-after': '60' }))
  await tell(chat())
  expect((await tell(chat())).status).toBe(500)
  expect(second.asked).toEqual([SECOND])
  await providers.keys.remove({ name: 'work', id: key?.id ?? '' })
  expect((await tell(chat())).status).toBe(500)
  expect((await engine.rows())[0]).toMatchObject({ attempts: 1 })
})
