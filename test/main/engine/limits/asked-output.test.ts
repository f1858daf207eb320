import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ask, startLimited } from './limited-engine.ts'

/** 1,000 tokens of output: a tenth of a cent. */
const TENTH_OF_A_CENT = 1_000_000

async function keyWith(limits: Record<string, number>) {
  const { engine, provider } = await startLimited()
  provider.answerAll({ input: 1, output: 1000 })
  const { key, id } = await engine.core.client.clientKeys.create({ name: 'agent', limits })
  const left = async () => (await engine.core.client.clientKeys.list()).find((view) => view.id === id)?.left
  return { engine, provider, key, left }
}

describe('a request that asks for more than can be counted', () => {
  it.each([1e12, 1e15, Number.MAX_SAFE_INTEGER, 1e308])('gets past no spent budget: %d tokens', async (max_tokens) => {
    const { engine, provider, key } = await keyWith({ budget_day_nano_usd: TENTH_OF_A_CENT })
    expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(200)
    for (const n of [undefined, 2, 1e308]) {
      const refused = await ask(engine.proxy, key, { max_tokens, n })
      expect(refused).toMatchObject({ status: 429, body: { error: { code: 'insufficient_quota' } } })
    }
    expect(provider.arrived()).toBe(1)
  })

  it('leaves the tokens of the minute counted', async () => {
    const { engine, provider, key, left } = await keyWith({ tokens_per_minute: 500 })
    // One passes, as the minute is empty.
    expect((await ask(engine.proxy, key, { max_tokens: 1e308, n: 1e308 })).status).toBe(200)
    for (let round = 0; round < 3; round += 1) {
      expect((await ask(engine.proxy, key, { max_tokens: 1e308, n: 1e308 })).status).toBe(429)
      expect((await ask(engine.proxy, key, { max_tokens: 10 })).status).toBe(429)
    }
    expect(provider.arrived()).toBe(1)
    expect(await left()).toMatchObject([{ limit: 'tokens_per_minute', most: 500, left: 0 }])
  })
})

describe('a key that may ask for so much output', () => {
  const chat = '/own/v1/chat/completions'
  it.each([
    [chat, { max_output_tokens: 10 }],
    [chat, { generationConfig: { maxOutputTokens: 10 } }],
    [chat, { max_tokens: 10, n: 11 }],
    [chat, { max_tokens: 10, max_completion_tokens: 1000 }],
    [chat, { max_tokens: 0 }],
    [chat, { max_tokens: -1 }],
    [chat, { max_tokens: null }],
    [chat, { max_tokens: 'many' }],
    [chat, { options: { max_tokens: 10 } }],
    ['/own/v1/responses', { max_tokens: 10 }],
    ['/own/v1/responses', { max_completion_tokens: 10 }],
    ['/own/v1/messages', { max_completion_tokens: 10 }],
    ['/own/v1/completions', { max_output_tokens: 10 }],
    ['/own/v1/completions', { max_tokens: 60, best_of: 2 }],
    ['/own/v1beta/models/slow:generateContent', { max_tokens: 10 }],
    ['/own/v1beta/models/slow:generateContent', { generationConfig: { maxOutputTokens: 60, candidateCount: 2 } }],
    ['/own/v1beta/interactions', { max_output_tokens: 10 }],
  ])('must cap it in the field that this endpoint reads: %s %j', async (path, body) => {
    const { engine, provider, key } = await keyWith({ max_output_tokens: 100 })
    const refused = await ask(engine.proxy, key, body, path)
    expect(refused).toMatchObject({ status: 400 })
    expect(refused.headers.get('x-waybill-error')).toBe('output_too_large')
    expect(provider.arrived()).toBe(0)
  })

  it.each([
    [chat, { max_tokens: 10.5, n: 9 }],
    [chat, { max_completion_tokens: 100 }],
    ['/own/v1/responses', { max_output_tokens: 100, max_tokens: 5000 }],
    ['/own/v1/messages', { max_tokens: 100 }],
    ['/own/v1/completions', { max_tokens: '100' }],
    ['/own/v1beta/models/slow:generateContent', { generationConfig: { maxOutputTokens: 100 } }],
    ['/own/v1beta/models/slow:generateContent', { generation_config: { max_output_tokens: '50', candidate_count: 2 } }],
    ['/own/v1beta/interactions', { generation_config: { max_output_tokens: 100 } }],
  ])('passes where it does: %s %j', async (path, body) => {
    const { engine, key } = await keyWith({ max_output_tokens: 100 })
    expect((await ask(engine.proxy, key, body, path)).status).toBe(200)
  })

  it('cannot hide it in a compressed body, nor in one of which nobody knows the compression', async () => {
    const { engine, provider, key } = await keyWith({ max_output_tokens: 100 })
    const bytes = gzipSync(JSON.stringify({ model: 'slow', max_tokens: 1000, messages: [] }))
    for (const encoding of ['gzip', 'GZIP', 'compress', 'gzip, gzip']) {
      const answer = await fetch(engine.proxy + chat, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'content-encoding': encoding,
        },
        body: bytes,
      })
      expect(answer.headers.get('x-waybill-error')).toBe('output_too_large')
    }
    expect(provider.arrived()).toBe(0)
  })
})
