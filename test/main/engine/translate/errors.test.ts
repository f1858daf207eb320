import type { ServerResponse } from 'node:http'
import Anthropic from '@anthropic-ai/sdk'
import { ApiError } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'
import { requestIn } from './requests.ts'
import { spokenAt } from './spoken.ts'
import { talkers, ways } from './ways.ts'
import { startWithSandbox, startWithUpstream } from './world.ts'

/** The class of each SDK's own for an error with a status, and that status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof OpenAI.APIError || thrown instanceof Anthropic.APIError || thrown instanceof ApiError) {
    return thrown.status
  }
  throw thrown
}

async function failure(task: () => Promise<unknown>): Promise<unknown> {
  try {
    await task()
  } catch (thrown) {
    return thrown
  }
  throw new Error('it did not fail')
}

describe('a provider’s error is what the client’s own SDK throws for that status', () => {
  it.each(ways)('$client from $provider', async ({ client, provider, model }) => {
    const engine = await startWithSandbox()
    const talker = talkers(engine)[client]
    for (const status of [400, 401, 403, 404, 429, 500, 503]) {
      const asked = `${model}+error-${status}`
      for (const task of [() => talker.plain(asked), () => all(talker.stream(asked))]) {
        const thrown = await failure(task)
        expect([status, provider, statusOf(thrown)]).toEqual([status, provider, status])
        expect((thrown as Error).message.length).toBeGreaterThan(10)
      }
    }
  })
})

describe('what an SDK goes by when it tries again', () => {
  it.each(ways)('comes with it: $client from $provider', async ({ client, model }) => {
    const { engine } = await startWithUpstream((_seen, res) => {
      const headers = { 'retry-after': '7', 'retry-after-ms': '6500', 'x-should-retry': 'false', 'x-other': 'no' }
      res.writeHead(429, { 'content-type': 'application/json', ...headers })
      res.end('{"error":{"message":"Slow down.","type":"rate_limit_error","status":"RESOURCE_EXHAUSTED"}}')
    })
    const told = await ask(engine.proxy, engine.key, { ...requestIn(client, model, false), headers: JSON_TYPE })
    expect(told.status).toBe(429)
    expect(told.headers).toMatchObject({ 'retry-after': '7', 'retry-after-ms': '6500', 'x-should-retry': 'false' })
    expect(told.headers).not.toHaveProperty('x-other')
    expect(told.body.toString()).toContain('Slow down.')
  })
})

it('what is left of the provider’s limits is told by the names that the client’s SDK knows', async () => {
  const { engine } = await startWithUpstream(({ url }, res) => {
    const { start, word, end } = spokenAt(url)
    const headers = { 'anthropic-ratelimit-tokens-remaining': '5000', 'anthropic-ratelimit-requests-limit': '50' }
    res.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_1', ...headers })
    res.end(start + word('One') + end)
  })
  const request = requestIn('responses', 'claude-haiku-4-5', true)
  const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
  expect(told.headers).toMatchObject({
    'x-request-id': 'req_1',
    'x-ratelimit-remaining-tokens': '5000',
    'x-ratelimit-limit-requests': '50',
  })
})

describe('an overloaded Claude', () => {
  const overloaded = (_seen: unknown, res: ServerResponse) => {
    res.writeHead(529, { 'content-type': 'application/json' })
    res.end('{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}')
  }

  it.each(['chat_completions', 'responses', 'generate_content'] as const)('is 503 to %s', async (client) => {
    const { engine } = await startWithUpstream(overloaded)
    const request = requestIn(client, 'claude-haiku-4-5', false)
    expect((await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })).status).toBe(503)
  })
})

it('a key that Gemini does not take is 401 to who knows that', async () => {
  const { engine } = await startWithUpstream((_seen, res) => {
    res.writeHead(400, { 'content-type': 'application/json' })
    const details = [{ reason: 'API_KEY_INVALID' }]
    res.end(
      JSON.stringify({ error: { code: 400, message: 'API key not valid.', status: 'INVALID_ARGUMENT', details } }),
    )
  })
  const request = requestIn('messages', 'gemini-2.5-flash', false)
  const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
  expect(told.status).toBe(401)
  expect(JSON.parse(told.body.toString())).toMatchObject({ type: 'error', error: { type: 'authentication_error' } })
})

describe('an error after the stream began', () => {
  it.each(ways)('is one in the client’s own words, and the last of it: $client from $provider', async (way) => {
    const engine = await startWithSandbox()
    const heard: string[] = []
    const hear = async () => {
      for await (const text of talkers(engine)[way.client].stream(`${way.model}+stream-error`)) heard.push(text)
    }
    expect(await failure(hear)).toBeInstanceOf(Error)
  })
})

const nonsense: readonly (readonly [string, string, string])[] = [
  ['is no JSON', 'application/json', '<p>Bad gateway</p>'],
  ['is empty', 'application/json', ''],
  ['is JSON of another kind', 'application/json', '{"ok":true}'],
  ['is a number', 'application/json', '7'],
  [
    'has words where lists should be',
    'application/json',
    '{"choices":"none","content":"none","candidates":"none","output":"none"}',
  ],
  ['is a page', 'text/html', '<p>Welcome</p>'],
]

describe('an answer that can’t be understood is 502 in the client’s own words', () => {
  const clients: readonly ClientFormat[] = ['chat_completions', 'responses', 'generate_content']

  it.each(nonsense)('that %s', async (_what, type, body) => {
    const { engine } = await startWithUpstream((_seen, res) => res.writeHead(200, { 'content-type': type }).end(body))
    for (const client of clients) {
      for (const stream of [false, true]) {
        const request = requestIn(client, 'claude-haiku-4-5', stream)
        const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
        expect([client, stream, told.status, told.whole]).toEqual([client, stream, 502, true])
        expect(JSON.parse(told.body.toString()).error.message).toContain('can’t be understood')
      }
    }
  })

  it('in the middle of a stream as well', async () => {
    const { engine } = await startWithUpstream(({ url }, res) => {
      const { start, word, end } = spokenAt(url)
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.end(`${start}${word('One')}data: {"type":"content_block_delta","index":"zero"}\n\n${end}`)
    })
    const request = requestIn('chat_completions', 'claude-haiku-4-5', true)
    const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
    expect(told.body.toString()).toContain('One')
    expect(told.body.toString()).toContain('can’t be understood')
    expect(told.body.toString()).not.toContain('"finish_reason":"stop"')
  })

  it('an event that never ends is let go of, and holds nothing up', async () => {
    const { engine } = await startWithUpstream(async ({ url }, res) => {
      const { start, word } = spokenAt(url)
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write(`${start}${word('One')}data: "`)
      const piece = Buffer.alloc(1024 * 1024, 'a')
      while (!res.destroyed) await new Promise((resolve) => res.write(piece, resolve))
    })
    const request = requestIn('chat_completions', 'claude-haiku-4-5', true)
    const told = await ask(engine.proxy, engine.key, { ...request, headers: JSON_TYPE })
    expect(told.whole).toBe(false)
    expect(told.body.toString()).toContain('One')
  })
})

async function all(stream: AsyncIterable<string>): Promise<void> {
  for await (const _ of stream);
}
