import { describe, expect, it } from 'vitest'
import { ask, movableClock, startLimited, statuses, times } from './limited-engine.ts'

describe('requests per minute', () => {
  it('hold to the request under 200 parallel clients, in every minute there is', async () => {
    const clock = movableClock()
    const { engine, provider } = await startLimited({ clock })
    provider.answerAll({ input: 10, output: 10 })
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { requests_per_minute: 60 } })
    expect(await statuses(times(200, () => ask(engine.proxy, key)))).toEqual({ 200: 60, 429: 140 })
    // Half a minute later none has left the window; after a whole one, all have.
    clock.ahead(30_000)
    expect(await statuses(times(200, () => ask(engine.proxy, key)))).toEqual({ 429: 200 })
    clock.ahead(30_000)
    expect(await statuses(times(200, () => ask(engine.proxy, key)))).toEqual({ 200: 60, 429: 140 })
    expect(provider.arrived()).toBe(120)
  })

  it('say how many there are, how many are left, and when, in the headers of each dialect', async () => {
    const { engine, provider } = await startLimited()
    provider.answerAll({ input: 10, output: 10 })
    const limits = { requests_per_minute: 1, tokens_per_minute: 9_000 }
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits })
    await ask(engine.proxy, key)
    const openai = await ask(engine.proxy, key)
    expect(openai.status).toBe(429)
    expect(openai.body).toMatchObject({ error: { type: 'rate_limit_error', code: 'rate_limit_exceeded', param: null } })
    const message = String((openai.body.error as { message: string }).message)
    expect(message).toMatch(/limit of 1 requests per minute of the client key agent .* free again at \d\d:\d\d:\d\d/)
    const headers = Object.fromEntries(openai.headers)
    expect(headers).toMatchObject({
      'x-should-retry': 'true',
      'x-ratelimit-limit-requests': '1',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': expect.stringMatching(/^(5\d(\.\d+)?s|1m0s)$/),
      'x-ratelimit-limit-tokens': '9000',
      'x-ratelimit-remaining-tokens': '8980',
    })
    const seconds = Number(headers['retry-after'])
    expect(seconds).toBeGreaterThan(50)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(Math.ceil(Number(headers['retry-after-ms']) / 1000)).toBe(seconds)

    // Batches are nobody's but their provider's own.
    const anthropic = await ask(engine.proxy, key, { max_tokens: 5 }, '/v1/messages/batches')
    expect(anthropic).toMatchObject({ status: 404 })
    await engine.core.client.providers.add({ kind: 'sandbox' })
    const claude = { model: 'claude-haiku-4-5', max_tokens: 5 }
    const refusal = await ask(engine.proxy, key, claude, '/v1/messages')
    expect(refusal).toMatchObject({ status: 429, body: { type: 'error', error: { type: 'rate_limit_error' } } })
    expect(Object.fromEntries(refusal.headers)).toMatchObject({
      'anthropic-ratelimit-requests-limit': '1',
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      'anthropic-ratelimit-tokens-remaining': '8980',
      'retry-after': expect.stringMatching(/^\d+$/),
    })

    const gemini = await ask(engine.proxy, key, {}, '/v1beta/models/gemini-2.5-flash:generateContent')
    expect(gemini).toMatchObject({ status: 429, body: { error: { code: 429, status: 'RESOURCE_EXHAUSTED' } } })
    const { details } = gemini.body.error as { details: { '@type': string; retryDelay?: string }[] }
    expect(details.map((detail) => detail['@type'].split('.').at(-1))).toEqual([
      'ErrorInfo',
      'QuotaFailure',
      'RetryInfo',
    ])
    expect(details[2]?.retryDelay).toMatch(/^\d+(\.\d+)?s$/)
  })
})

describe('tokens per minute', () => {
  it('hold within one request under 200 parallel clients, by the estimate first and by what was used then', async () => {
    const clock = movableClock()
    const { engine, provider } = await startLimited({ clock })
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { tokens_per_minute: 21_500 } })
    const replies = times(200, () => ask(engine.proxy, key, { max_tokens: 1000 }))
    await provider.hasArrived(20)
    await new Promise<void>((resolve) => {
      let refused = 0
      for (const reply of replies) void reply.then(({ status }) => status === 429 && ++refused === 180 && resolve())
    })
    expect(provider.arrived()).toBe(20)
    provider.answerAll({ input: 10, output: 90 })
    expect(await statuses(replies)).toEqual({ 200: 20, 429: 180 })
    // 2,000 are used of what 20 had reserved: 18 more find room at once, one after the other all that fit.
    let passed = 0
    for (let more = 1; more > 0; passed += more) {
      more = (await statuses(times(10, () => ask(engine.proxy, key, { max_tokens: 1000 }))))[200] ?? 0
    }
    const used = (20 + passed) * 100
    expect(used).toBeLessThanOrEqual(21_500)
    // No further one fits: the estimate of one is a little over 1,000.
    expect(used).toBeGreaterThan(21_500 - 1_100 - 100)
    clock.ahead(60_000)
    expect((await ask(engine.proxy, key, { max_tokens: 1000 })).status).toBe(200)
  })

  it('let one request pass that is larger than a whole minute, when the minute is empty', async () => {
    const clock = movableClock()
    const { engine, provider } = await startLimited({ clock })
    provider.answerAll({ input: 10, output: 300 })
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { tokens_per_minute: 500 } })
    const large = () => ask(engine.proxy, key, { max_tokens: 4000 })
    expect((await large()).status).toBe(200)
    expect((await large()).status).toBe(429)
    clock.ahead(60_000)
    expect((await large()).status).toBe(200)
  })
})

describe('concurrency', () => {
  it('holds, and is free again when one has ended, whatever way', async () => {
    const { engine, provider } = await startLimited()
    const { key } = await engine.core.client.clientKeys.create({ name: 'agent', limits: { concurrency: 3 } })
    const replies = times(3, () => ask(engine.proxy, key))
    await provider.hasArrived(3)
    const refusal = await ask(engine.proxy, key)
    expect([refusal.status, refusal.headers.get('retry-after'), refusal.headers.get('x-should-retry')]).toEqual([
      429,
      '1',
      'true',
    ])
    provider.answerAll({ input: 1, output: 1 })
    expect(await statuses(replies)).toEqual({ 200: 3 })
    provider.holdBack()

    // One whose client leaves.
    const leaves = new AbortController()
    const closed = engine.nextClosed()
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const left = fetch(`${engine.proxy}/own/v1/chat/completions`, {
      method: 'POST',
      headers,
      body: '{"model":"slow"}',
      signal: leaves.signal,
    }).catch(() => {})
    await provider.hasArrived(4)
    leaves.abort()
    await left
    expect((await closed).ended_by).toBe('client')
    // And one that can't reach its provider.
    await engine.core.client.providers.add({ kind: 'compatible', name: 'dead', base_url: 'http://127.0.0.1:9/v1' })
    const dead = times(3, () => ask(engine.proxy, key, {}, '/dead/v1/chat/completions'))
    expect(Object.keys(await statuses(dead))).toEqual(['502'])
    provider.answerAll({ input: 1, output: 1 })
    expect(await statuses(times(3, () => ask(engine.proxy, key)))).toEqual({ 200: 3 })
  })
})
