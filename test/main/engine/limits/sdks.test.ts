import Anthropic from '@anthropic-ai/sdk'
import { ApiError, GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Limits } from '../../../../src/shared/contract/limits.ts'
import { startEngine } from '../../../support/engine.ts'
import { movableClock } from './limited-engine.ts'

const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
/** What is left of the minute when an SDK comes too early: it waits for that long by itself. */
const LEFT_MS = 700

type Kind = 'openai' | 'anthropic' | 'gemini'

async function start(limits: Limits) {
  const clock = movableClock()
  const engine = await startEngine({ clock })
  onTestFinished(engine.stop)
  await engine.core.client.providers.add({ kind: 'sandbox' })
  const { key: apiKey } = await engine.core.client.clientKeys.create({ name: 'agent', limits })
  const { proxy } = engine
  const google = (attempts: number) => ({ baseUrl: proxy, retryOptions: { attempts, initialDelay: 1 } })
  const ask: Record<Kind, (retries: number) => Promise<unknown>> = {
    openai: (maxRetries) =>
      new OpenAI({ baseURL: `${proxy}/v1`, apiKey, maxRetries }).chat.completions.create({
        model: 'sandbox',
        messages,
        max_completion_tokens: 50,
      }),
    anthropic: (maxRetries) =>
      new Anthropic({ baseURL: proxy, apiKey, maxRetries }).messages.create({
        model: 'sandbox',
        messages,
        max_tokens: 50,
      }),
    gemini: (retries) =>
      new GoogleGenAI({ apiKey, httpOptions: google(retries + 1) }).models.generateContent({
        model: 'sandbox',
        contents: 'Where is my parcel?',
        config: { maxOutputTokens: 50 },
      }),
  }
  return { engine, clock, ask, apiKey }
}

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable('no error came'),
    (error) => error,
  )

const KINDS = ['openai', 'anthropic', 'gemini'] as const
const RATE_LIMIT = { openai: OpenAI.RateLimitError, anthropic: Anthropic.RateLimitError, gemini: ApiError } as const

describe.each(KINDS)('the SDK of %s', (kind) => {
  it.each([
    ['requests', { requests_per_minute: 1 }],
    ['tokens', { tokens_per_minute: 60 }],
  ])('takes a full minute of %s for its provider’s rate limit, waits and gets through', async (_counts, limits) => {
    const { engine, clock, ask } = await start(limits)
    await ask[kind](0)
    const error = await errorOf(ask[kind](0))
    expect(error).toBeInstanceOf(RATE_LIMIT[kind])
    expect(error).toMatchObject({ status: 429 })

    // The clock stands until the SDK was told to wait, however busy this machine is.
    clock.stop()
    const [state] = (await engine.core.client.clientKeys.list()).flatMap(({ left }) => left)
    clock.ahead((state?.resets_at ?? 0) - clock.now() - LEFT_MS)
    const refused = engine.nextClosed(({ status_code }) => status_code === 429).then(clock.go)
    await Promise.all([ask[kind](1), refused])
    const statuses = (await engine.rows()).map(({ status_code }) => status_code).reverse()
    expect(statuses).toEqual([200, 429, 429, 200])
  })

  it('takes a spent budget for its provider’s own, and does not ask again', async () => {
    const { engine, ask } = await start({ tokens_per_day: 10 })
    const error = await errorOf(ask[kind](kind === 'gemini' ? 0 : 3))
    const expected = {
      openai: { status: 429, code: 'insufficient_quota', type: 'insufficient_quota' },
      anthropic: { status: 402, error: { error: { type: 'billing_error' } } },
      gemini: { status: 429 },
    }[kind]
    expect(error).toMatchObject(expected)
    expect(String(error)).toContain('tokens per day of the client key agent')
    const rows = await engine.rows()
    expect(rows.map(({ error_type, ended_by }) => [error_type, ended_by])).toEqual([['budget_spent', 'waybill']])
  })

  it('takes what the key may not do for a missing right, and does not ask again', async () => {
    const { engine, ask } = await start({ allow_models: ['gpt-*'] })
    const error = await errorOf(ask[kind](3))
    expect(error).toMatchObject({ status: 403 })
    expect((await engine.rows()).map(({ error_type }) => error_type)).toEqual(['model_not_allowed'])
  })
})
