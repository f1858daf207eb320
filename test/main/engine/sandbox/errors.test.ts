import { once } from 'node:events'
import http from 'node:http'
import Anthropic from '@anthropic-ai/sdk'
import { ApiError } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { anthropicAt, geminiAt, openaiAt, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const messages = [{ role: 'user' as const, content: 'hi' }]
const askOpenai = (model: string, client = sandbox.openai()) => client.chat.completions.create({ model, messages })
const askAnthropic = (model: string, client = sandbox.anthropic()) =>
  client.messages.create({ model, messages, max_tokens: 100 })
const askGemini = (model: string, client = sandbox.gemini()) => client.models.generateContent({ model, contents: 'hi' })

/** The error that a promise ends with. */
async function errorOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => Promise.reject(new Error('no error came')),
    (error) => error,
  )
}

describe('a path that the sandbox has not', () => {
  const request = { body: { model: 'gpt-5-mini' } }
  it.each([
    ['OpenAI', () => sandbox.openai().post('/foo', request), OpenAI.NotFoundError, /POST \/v1\/foo.*chat\/completions/],
    [
      'Anthropic',
      () => sandbox.anthropic().post('/v1/messages/foo', request),
      Anthropic.NotFoundError,
      /\/v1\/messages/,
    ],
    [
      'Gemini',
      () =>
        sandbox.gemini().caches.get({ name: 'cachedContents/foo', config: { httpOptions: { apiVersion: 'v1beta' } } }),
      ApiError,
      /v1beta\/models\/MODEL/,
    ],
  ])('is told of to the SDK of %s as such, with a path that there is', async (_, ask, errorClass, message) => {
    const error = await errorOf(ask())
    expect(error).toBeInstanceOf(errorClass)
    expect(error).toMatchObject({ status: 404, message: expect.stringMatching(message) })
  })
})

describe('the errors that the OpenAI SDK raises', () => {
  it.each([
    [400, OpenAI.BadRequestError, 'invalid_request_error', null],
    [401, OpenAI.AuthenticationError, 'invalid_request_error', 'invalid_api_key'],
    [402, OpenAI.APIError, 'unknown_error', 'invalid_request_error'],
    [403, OpenAI.PermissionDeniedError, 'request_forbidden', 'unsupported_country_region_territory'],
    [404, OpenAI.NotFoundError, 'invalid_request_error', 'model_not_found'],
    [413, OpenAI.APIError, 'invalid_request_error', null],
    [429, OpenAI.RateLimitError, 'requests', 'rate_limit_exceeded'],
    [500, OpenAI.InternalServerError, 'server_error', null],
    [503, OpenAI.InternalServerError, 'service_unavailable_error', null],
    [529, OpenAI.InternalServerError, 'service_unavailable_error', null],
  ])('%i', async (status, errorClass, type, code) => {
    for (const model of [`sandbox-error-${status}`, `gpt-5-mini+error-${status}`]) {
      const error = await errorOf(askOpenai(model))
      expect(error).toBeInstanceOf(errorClass)
      expect(error).toMatchObject({ status, type, code, param: null, requestID: expect.stringMatching(/^req_/) })
    }
  })

  it('tells a spent budget from a full minute, and says when to come back', async () => {
    expect(await errorOf(askOpenai('sandbox-error-budget'))).toMatchObject({ status: 429, code: 'insufficient_quota' })
    const limited = await errorOf(askOpenai('sandbox-error-429'))
    expect((limited.headers as Headers).get('retry-after')).toBe('1')
    expect((limited.headers as Headers).get('x-ratelimit-remaining-requests')).toBe('0')
  })

  it('come for a wrong key, no key, an unknown model and a missing field', async () => {
    const wrong = await errorOf(askOpenai('gpt-5', openaiAt(sandbox.origin(), 'sk-wrong-key-987654321')))
    expect(wrong).toMatchObject({ status: 401, code: 'invalid_api_key', message: expect.stringContaining('sk-wrong*') })
    const none = await fetch(`${sandbox.origin()}/v1/models`)
    expect([none.status, await none.json()]).toMatchObject([
      401,
      { error: { message: expect.stringContaining("didn't provide") } },
    ])
    expect(await errorOf(askOpenai('sandbox-missing'))).toMatchObject({ status: 404, code: 'model_not_found' })
    const empty = sandbox.openai().post('/chat/completions', { body: { model: 'gpt-5' } })
    expect(await errorOf(empty)).toMatchObject({ status: 400, param: 'messages', code: 'missing_required_parameter' })
  })
})

describe('the errors that the Anthropic SDK raises', () => {
  it.each([
    [400, Anthropic.BadRequestError, 'invalid_request_error'],
    [401, Anthropic.AuthenticationError, 'authentication_error'],
    [402, Anthropic.APIError, 'billing_error'],
    [403, Anthropic.PermissionDeniedError, 'permission_error'],
    [404, Anthropic.NotFoundError, 'not_found_error'],
    [413, Anthropic.APIError, 'request_too_large'],
    [429, Anthropic.RateLimitError, 'rate_limit_error'],
    [500, Anthropic.InternalServerError, 'api_error'],
    [503, Anthropic.InternalServerError, 'api_error'],
    [529, Anthropic.InternalServerError, 'overloaded_error'],
  ])('%i', async (status, errorClass, type) => {
    const error = await errorOf(askAnthropic(`sandbox-error-${status}`))
    expect(error).toBeInstanceOf(errorClass)
    expect(error).toMatchObject({ status, type, error: { type: 'error', request_id: error.requestID } })
    const retryAfter = (error.headers as Headers).get('retry-after')
    expect(retryAfter).toBe({ 429: '1', 503: '2', 529: '2' }[status] ?? null)
  })

  it('come for a spent budget, a wrong key and an unknown model', async () => {
    expect(await errorOf(askAnthropic('sandbox-error-budget'))).toMatchObject({ status: 402, type: 'billing_error' })
    const wrong = await errorOf(askAnthropic('claude-x', anthropicAt(sandbox.origin(), 'wrong')))
    expect(wrong).toMatchObject({ status: 401, message: expect.stringContaining('invalid x-api-key') })
    expect(await errorOf(askAnthropic('claude-x+unknown'))).toMatchObject({ status: 404, type: 'not_found_error' })
  })

  it('spare a caller who brings the key as a bearer token', async () => {
    const client = new Anthropic({
      baseURL: sandbox.origin(),
      authToken: 'sk-sandbox-test-key-0123456789',
      apiKey: null,
      maxRetries: 0,
    })
    expect((await askAnthropic('claude-x', client)).type).toBe('message')
  })
})

describe('the errors that the Google SDK raises', () => {
  it.each([
    [400, 'INVALID_ARGUMENT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [404, 'NOT_FOUND'],
    [429, 'RESOURCE_EXHAUSTED'],
    [500, 'INTERNAL'],
    [503, 'UNAVAILABLE'],
  ])('%i', async (status, name) => {
    const error = await errorOf(askGemini(`sandbox-error-${status}`))
    expect(error).toBeInstanceOf(ApiError)
    expect(error.status).toBe(status)
    expect(JSON.parse(error.message)).toMatchObject({ error: { code: status, status: name } })
  })

  it('say in their details how long to wait, and which key was bad', async () => {
    const limited = JSON.parse((await errorOf(askGemini('sandbox-error-429'))).message)
    expect(limited.error.details).toContainEqual({
      '@type': 'type.googleapis.com/google.rpc.RetryInfo',
      retryDelay: '1s',
    })
    const wrong = await errorOf(askGemini('gemini-x', geminiAt(sandbox.origin(), 'wrong')))
    expect(wrong.status).toBe(400)
    expect(JSON.parse(wrong.message).error).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: [{ reason: 'API_KEY_INVALID' }, {}],
    })
    const budget = JSON.parse((await errorOf(askGemini('sandbox-error-budget'))).message)
    expect(budget.error).toMatchObject({
      code: 429,
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringContaining('quota'),
    })
  })

  it('come for no key at all and for an unknown model', async () => {
    const none = await fetch(`${sandbox.origin()}/v1beta/models`)
    expect([none.status, await none.json()]).toMatchObject([403, { error: { status: 'PERMISSION_DENIED' } }])
    expect(await errorOf(askGemini('sandbox-missing'))).toMatchObject({ status: 404 })
  })
})

describe('broken requests', () => {
  it('are refused in the words of each provider', async () => {
    const post = (path: string) =>
      fetch(sandbox.origin() + path, {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk-sandbox-test-key-0123456789',
          'x-goog-api-key': 'sk-sandbox-test-key-0123456789',
        },
        body: '{"model":',
      }).then(async (response) => [response.status, await response.json()])
    expect(await post('/v1/chat/completions')).toMatchObject([400, { error: { type: 'invalid_request_error' } }])
    expect(await post('/v1/messages')).toMatchObject([400, { type: 'error', error: { type: 'invalid_request_error' } }])
    expect(await post('/v1beta/models/x:generateContent')).toMatchObject([
      400,
      { error: { status: 'INVALID_ARGUMENT' } },
    ])
  })

  it('to strange addresses get an answer, not a reset', async () => {
    const paths = [
      '//',
      '/v1/models/%ff',
      '/v1/models/ft:gpt-4o:org::id',
      '/?',
      '/v1beta/models/%2e%2e:generateContent',
    ]
    const status = async (path: string) => {
      const request = http.get(sandbox.origin(), {
        path,
        headers: { authorization: 'Bearer sk-sandbox-test-key-0123456789' },
      })
      const [response] = await once(request, 'response')
      response.resume()
      return response.statusCode
    }
    expect(await Promise.all(paths.map(status))).toEqual([404, 200, 200, 404, 403])
  })

  it('are refused when they are larger than 64 MB, and the connection is not reset', async () => {
    const response = await fetch(`${sandbox.origin()}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-sandbox-test-key-0123456789' },
      body: Buffer.alloc(64 * 1024 * 1024 + 1, ' '),
    })
    expect([response.status, await response.json()]).toMatchObject([413, { error: { type: 'invalid_request_error' } }])
  })
})
