import { describe, expect, it } from 'vitest'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { startWithUpstream } from './world.ts'

const content = 'Where is my parcel?'
/** How each client asks, and where its answer stands. */
const COUNTS = {
  messages: (model: string) => ({
    path: '/v1/messages/count_tokens',
    body: { model, messages: [{ role: 'user', content }], tools: [{ name: 'look', input_schema: { type: 'object' } }] },
  }),
  responses: (model: string) => ({ path: '/v1/responses/input_tokens', body: { model, input: content } }),
  generate_content: (model: string) => ({
    path: `/v1beta/models/${model}:countTokens`,
    body: { contents: [{ role: 'user', parts: [{ text: content }] }] },
  }),
} as const
const tokensIn = (said: { input_tokens?: number; totalTokens?: number }) => said.input_tokens ?? said.totalTokens

const WAYS = [
  ['messages', 'gpt-5-mini', '/v1/responses/input_tokens'],
  ['messages', 'gemini-2.5-flash', '/v1beta/models/gemini-2.5-flash:countTokens'],
  ['responses', 'claude-haiku-4-5', '/v1/messages/count_tokens'],
  ['responses', 'gemini-2.5-flash', '/v1beta/models/gemini-2.5-flash:countTokens'],
  ['generate_content', 'gpt-5-mini', '/v1/responses/input_tokens'],
  ['generate_content', 'claude-haiku-4-5', '/v1/messages/count_tokens'],
] as const

describe('how many tokens a request has', () => {
  it.each(WAYS)('is asked of the provider that counts: %s of %s', async (client, model, path) => {
    const { engine, upstream } = await startWithUpstream((_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"input_tokens":42,"totalTokens":42}')
    })
    const closed = engine.nextClosed()
    const asked = COUNTS[client](model)
    const told = await ask(engine.proxy, engine.key, {
      path: asked.path,
      body: JSON.stringify(asked.body),
      headers: JSON_TYPE,
    })
    expect(told.status).toBe(200)
    expect(tokensIn(JSON.parse(told.body.toString()))).toBe(42)
    expect(upstream.seen[0]?.url).toBe(path)
    expect(upstream.seen[0]?.body.toString()).toContain(content)
    expect(upstream.seen[0]?.body.toString()).not.toMatch(/"(max_tokens|stream|store)"/)
    expect(await closed).toMatchObject({ operation_name: 'count_tokens', cost_nano_usd: 0, status_code: 200 })
  })

  it.each(WAYS)('is estimated where it does not after all: %s of %s', async (client, model) => {
    const { engine } = await startWithUpstream((_seen, res) => res.writeHead(404).end('{}'))
    const asked = COUNTS[client](model)
    const told = await ask(engine.proxy, engine.key, {
      path: asked.path,
      body: JSON.stringify(asked.body),
      headers: JSON_TYPE,
    })
    expect(told.status).toBe(200)
    expect(tokensIn(JSON.parse(told.body.toString()))).toBeGreaterThan(5)
  })

  it('is estimated at a server that has no such endpoint, without asking', async () => {
    const { engine, upstream } = await startWithUpstream(() => {})
    await engine.core.client.providers.add({ kind: 'compatible', name: 'local', base_url: `${upstream.origin}/v1` })
    const closed = engine.nextClosed()
    const asked = COUNTS.messages('local/llama')
    const told = await ask(engine.proxy, engine.key, {
      path: asked.path,
      body: JSON.stringify(asked.body),
      headers: JSON_TYPE,
    })
    expect(tokensIn(JSON.parse(told.body.toString()))).toBeGreaterThan(5)
    expect(upstream.seen).toEqual([])
    expect(await closed).toMatchObject({ attempts: 0, status_code: 200, ended_by: 'complete', cost_nano_usd: 0 })
  })
})
