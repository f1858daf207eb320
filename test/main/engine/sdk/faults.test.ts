import Anthropic from '@anthropic-ai/sdk'
import { ApiError } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { geminiUsage, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { askedUsage } from './asked-usage.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { collect, journeyForTests, type Leg, sentJson } from './journey.ts'
import { fromMessages } from './reported.ts'

const journey = journeyForTests({ scheme: 'https' })
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]

const ask = {
  openai: (model: string) => journey.openai().chat.completions.create({ model, messages }),
  anthropic: (model: string) => journey.anthropic().messages.create({ model, messages, max_tokens: 900 }),
  gemini: (model: string) => journey.gemini().models.generateContent({ model, contents: 'Where is my parcel?' }),
}
const stream = {
  openai: async (model: string) =>
    collect(await journey.openai().chat.completions.create({ model, messages, stream: true })),
  anthropic: async (model: string) =>
    collect(await journey.anthropic().messages.create({ model, messages, max_tokens: 900, stream: true })),
  gemini: async (model: string) =>
    collect(await journey.gemini().models.generateContentStream({ model, contents: 'Where is my parcel?' })),
}
const where = {
  openai: { kind: 'openai', endpoint: '/v1/chat/completions', operation: 'chat' },
  anthropic: { kind: 'anthropic', endpoint: '/v1/messages', operation: 'chat' },
  gemini: { kind: 'gemini', endpoint: '/v1/models/{model}:generateContent', operation: 'generate_content' },
} as const
const whereStreamed = {
  ...where,
  gemini: { ...where.gemini, endpoint: '/v1/models/{model}:streamGenerateContent' },
}
const MODEL = { openai: 'gpt-5-mini', anthropic: 'claude-haiku-4-5', gemini: 'gemini-2.5-flash' } as const

/** The OpenAI SDK's streams ask for no usage: Waybill does. */
const difference = { openai: askedUsage, anthropic: {}, gemini: {} }

/** What a promise ends with when it must not end well. */
const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable('no error came'),
    (error) => error,
  )

describe('an error of the provider', () => {
  it.each([
    ['openai', 400, OpenAI.BadRequestError, 'invalid_request_error'],
    ['openai', 401, OpenAI.AuthenticationError, 'invalid_api_key'],
    ['openai', 403, OpenAI.PermissionDeniedError, 'unsupported_country_region_territory'],
    ['openai', 404, OpenAI.NotFoundError, 'model_not_found'],
    ['openai', 429, OpenAI.RateLimitError, 'rate_limit_exceeded'],
    ['openai', 500, OpenAI.InternalServerError, 'server_error'],
    ['openai', 503, OpenAI.InternalServerError, 'service_unavailable_error'],
    ['anthropic', 400, Anthropic.BadRequestError, 'invalid_request_error'],
    ['anthropic', 401, Anthropic.AuthenticationError, 'authentication_error'],
    ['anthropic', 402, Anthropic.APIError, 'billing_error'],
    ['anthropic', 413, Anthropic.APIError, 'request_too_large'],
    ['anthropic', 429, Anthropic.RateLimitError, 'rate_limit_error'],
    ['anthropic', 529, Anthropic.InternalServerError, 'overloaded_error'],
    ['gemini', 400, ApiError, 'INVALID_ARGUMENT'],
    ['gemini', 403, ApiError, 'PERMISSION_DENIED'],
    ['gemini', 429, ApiError, 'RESOURCE_EXHAUSTED'],
    ['gemini', 503, ApiError, 'UNAVAILABLE'],
  ] as const)('of %s, status %i, reaches the tool as that SDK’s own', async (kind, status, errorClass, errorType) => {
    const model = `${MODEL[kind]}+error-${status}`
    const trip = await journey.carry(kind, () => errorOf(ask[kind](model)))
    expect(trip.result).toBeInstanceOf(errorClass)
    expect(trip.result).toMatchObject({ status })
    expectRow(journey, trip, { ...where[kind], requestModel: model, errorType, free: true })
    expect(trip.rows[0]?.status_code).toBe(status)
  })

  it('tells a spent budget from a full minute', async () => {
    const model = 'gpt-5-mini+error-budget'
    const trip = await journey.carry('openai', () => errorOf(ask.openai(model)))
    expect(trip.result).toMatchObject({ status: 429, code: 'insufficient_quota' })
    expectRow(journey, trip, {
      ...where.openai,
      requestModel: model,
      errorType: 'insufficient_quota',
      free: true,
    })
  })

  const inStream: Record<keyof typeof MODEL, Partial<Expected> & { used?: boolean }> = {
    openai: { errorType: 'server_error', serviceTier: 'default' },
    anthropic: { errorType: 'overloaded_error', serviceTier: 'standard', used: true },
    gemini: { errorType: 'UNAVAILABLE' },
  }
  it.each(['openai', 'anthropic', 'gemini'] as const)(
    'in the middle of a stream of %s, after the 200',
    async (kind) => {
      const model = `${MODEL[kind]}+stream-error`
      const trip = await journey.carry(kind, () => errorOf(stream[kind](model)), difference[kind])
      expect(trip.result).toBeInstanceOf(Error)
      const { used, ...said } = inStream[kind]
      const spent = used && fromMessages(messagesUsage(sentJson(trip.legs[0] as Leg)))
      // Gemini's chunks before the last one count the prompt alone.
      const body = sentJson(trip.legs[0] as Leg)
      const prompt = kind === 'gemini' ? { input_tokens: geminiUsage(body, model).promptTokenCount } : undefined
      const reported = spent || prompt
      expectRow(journey, trip, {
        ...whereStreamed[kind],
        ...said,
        ...(reported ? { reported } : {}),
        requestModel: model,
        responseModel: model,
        stream: true,
        // No report covers the few words that came.
        estimatedOutput: [1, 10],
      })
      expect(trip.rows[0]?.status_code).toBe(200)
    },
  )
})

describe('an answer that the provider breaks off', () => {
  it.each(['openai', 'anthropic', 'gemini'] as const)('a stream of %s: the tool sees it broken', async (kind) => {
    const model = `${MODEL[kind]}+cut-3`
    const trip = await journey.breakOff(kind, () => errorOf(stream[kind](model)), difference[kind])
    expect(trip.result).toBeInstanceOf(Error)
    expect(trip.leg.client.answer?.body.length).toBeGreaterThan(0)
    expect(trip.rows[0]).toMatchObject({
      ended_by: 'upstream',
      status_code: 200,
      stream: true,
      request_model: model,
      response_model: model,
      usage_source: 'estimated',
      input_tokens: expect.any(Number),
      output_tokens: expect.any(Number),
      // No more than the tool got: what is taken out, or was no whole event yet, is not counted.
      response_bytes: trip.leg.client.answer?.body.length,
    })
  })

  it.each(['openai', 'anthropic', 'gemini'] as const)('a whole answer of %s: half of it is no answer', async (kind) => {
    const model = `${MODEL[kind]}+cut-1`
    const trip = await journey.breakOff(kind, () => errorOf(ask[kind](model)))
    expect(trip.result).toBeInstanceOf(Error)
    expect(trip.rows[0]).toMatchObject({
      ended_by: 'upstream',
      status_code: 200,
      stream: false,
      usage_source: 'estimated',
    })
  })
})

describe('a provider that can’t be reached', () => {
  it('is named in the tool’s own error, and in the row', async () => {
    const { providers } = journey.engine().core.client
    await providers.add({ kind: 'mistral', base_url: 'http://127.0.0.1:9/v1', key: 'sk-nobody-is-there-0123456789' })
    const error = await errorOf(ask.openai('mistral/mistral-small'))
    expect(error).toBeInstanceOf(OpenAI.InternalServerError)
    expect(error).toMatchObject({ status: 502, code: 'provider_unreachable' })
    expect((await journey.engine().rows())[0]).toMatchObject({
      status_code: 502,
      error_type: 'provider_unreachable',
      provider_name: 'mistral_ai',
      ended_by: 'upstream',
      attempts: 1,
      request_bytes: Buffer.byteLength(JSON.stringify({ model: 'mistral/mistral-small', messages })),
    })
  })
})
