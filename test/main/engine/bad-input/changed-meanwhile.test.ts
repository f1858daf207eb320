import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask } from '../privacy/ask.ts'
import { startStream } from './streams.ts'
import { askOf } from './tool.ts'

let upstream: Upstream
let engine: TestEngine
let dataDirectory: string
/** The answer that the upstream has begun last. */
let begun: ServerResponse | null

beforeEach(async () => {
  begun = null
  dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  upstream = await startUpstream((seen, res) => {
    if (!seen.body.toString().includes('"stream":true')) {
      res.writeHead(200, { 'content-type': 'application/json' })
      res.end('{"choices":[{"message":{"role":"assistant","content":"whole"},"finish_reason":"stop"}]}')
      return
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.write('data: {"id":"1","choices":[{"index":0,"delta":{"role":"assistant","content":"begun"}}]}\n\n')
    begun = res
  })
  engine = await startEngine({ dataDirectory })
  const base_url = `${upstream.origin}/v1`
  await engine.core.client.providers.add({ kind: 'compatible', name: 'near', base_url })
  await engine.core.client.providers.add({ kind: 'compatible', name: 'other', base_url })
  await engine.core.client.routes.add({ match: { model: 'fast' }, targets: [{ to: 'near/m' }] })
})
afterEach(async () => {
  await engine.stop()
  await upstream.close()
  rmSync(dataDirectory, { recursive: true, force: true })
})

const fast = () => ask(engine.proxy, engine.key, askOf('openai', { model: 'fast' }))
const claude = (stream: boolean) => askOf('anthropic', { model: 'fast', stream })

describe.each(['revoke', 'rotate'] as const)('to %s a key', (action) => {
  it('cuts a stream that is being translated, at the provider too, and it does not look complete', async () => {
    const running = await startStream(engine.proxy, engine.key, claude(true))
    const provider = begun
    if (provider === null) throw new Error('the provider was not asked')
    const [left, closed] = [once(provider, 'close'), engine.nextClosed()]
    await engine.core.client.clientKeys[action]({ id: engine.keyId })
    const { whole, text } = await running.over
    expect(whole).toBe(false)
    expect(text).not.toMatch(/message_stop|"stop_reason":"/)
    await left
    expect(await await closed).toMatchObject({ ended_by: 'waybill', client_key_id: engine.keyId })
  })
})

it('a route whose provider is removed says so, leads nowhere else, and works again once it is back', async () => {
  const { providers, routes } = engine.core.client
  expect((await fast()).status).toBe(200)
  await providers.remove({ name: 'near' })
  const seen = upstream.seen.length
  expect((await fast()).status).toBe(404)
  expect(upstream.seen).toHaveLength(seen)
  expect((await routes.list())[0]?.problems).toMatchObject([{ problem: 'unknown_provider' }])
  await providers.add({ kind: 'compatible', name: 'near', base_url: `${upstream.origin}/v1` })
  expect((await fast()).status).toBe(200)
})

it('a provider that is removed while it answers ends its answer; the next request finds nobody', async () => {
  const running = await startStream(engine.proxy, engine.key, askOf('openai', { model: 'fast', stream: true }))
  await engine.core.client.providers.remove({ name: 'near' })
  begun?.end('data: [DONE]\n\n')
  expect(await running.over).toMatchObject({ whole: true, text: expect.stringContaining('[DONE]') })
  expect((await fast()).status).toBe(404)
})

it('what the user says that a server speaks is so over a restart, and asks of it as before', async () => {
  await engine.core.client.providers.update({ name: 'near', formats: ['messages'] })
  await engine.stop()
  engine = await startEngine({ dataDirectory })
  const [near] = await engine.core.client.providers.list()
  expect(near).toMatchObject({ name: 'near', formats: ['messages'], formats_set: true })
  await ask(engine.proxy, engine.key, claude(false))
  expect(upstream.seen.at(-1)?.url).toBe('/v1/messages')
})

it.each(['%zz', '%', '%ff', '%00', '__proto__', '..%2f..', '%E0%A4%A'])(
  'a question for the model %s is answered in our words, and ends nothing',
  async (name) => {
    for (const path of [`/v1/models/${name}`, `/v1beta/models/${name}`]) {
      const { status, body } = await ask(engine.proxy, engine.key, { path, method: 'GET' })
      expect([path, [400, 404].includes(status ?? 0)]).toEqual([path, true])
      expect(JSON.parse(body.toString())).toHaveProperty('error')
    }
  },
)
