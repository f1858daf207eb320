import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createMeter } from '../../../../src/main/engine/meter/meter.ts'
import type { Dialect } from '../../../../src/shared/exchange-row.ts'

const sse = (...events: (unknown | [string, unknown])[]) =>
  events
    .map((event) =>
      Array.isArray(event)
        ? `event: ${event[0]}\ndata: ${JSON.stringify(event[1])}\n\n`
        : `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`,
    )
    .join('')

async function metered(
  dialect: Dialect,
  text: string,
  options: { size?: number; encoding?: 'gzip' | 'br'; status?: number; operation?: string } = {},
) {
  const meter = createMeter({ dialect, operation: options.operation ?? 'chat' })
  const isStream = /^(event|data):/.test(text)
  const plain: Buffer[] = []
  const headers = {
    'content-type': isStream ? 'text/event-stream; charset=utf-8' : 'application/json',
    ...(options.encoding ? { 'content-encoding': options.encoding } : {}),
  }
  meter.begin(options.status ?? 200, headers, (bytes) => plain.push(bytes))
  let bytes = Buffer.from(text)
  if (options.encoding === 'gzip') bytes = zlib.gzipSync(bytes)
  if (options.encoding === 'br') bytes = zlib.brotliCompressSync(bytes)
  const size = options.size ?? bytes.length
  for (let i = 0; i < bytes.length; i += size) await meter.push(bytes.subarray(i, i + size))
  await meter.end()
  return { ...meter.result(() => 0), finished: meter.finished(), plain: Buffer.concat(plain).toString() }
}

const messages = sse(
  [
    'message_start',
    {
      type: 'message_start',
      message: {
        model: 'claude-sonnet-4-5',
        usage: {
          input_tokens: 10,
          cache_creation_input_tokens: 300,
          cache_read_input_tokens: 2000,
          cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
          output_tokens: 1,
          service_tier: 'standard',
        },
      },
    },
  ],
  ['content_block_delta', { type: 'content_block_delta', delta: { text: '"usage":{"input_tokens":999}' } }],
  ['message_delta', { type: 'message_delta', delta: { stop_reason: null }, usage: { output_tokens: 20 } }],
  ['message_delta', { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 42 } }],
  ['message_stop', { type: 'message_stop' }],
)

const chat = sse(
  { id: 'x', model: 'gpt-5-mini', choices: [{ delta: { content: 'hi' }, finish_reason: null }], usage: null },
  { id: 'x', model: 'gpt-5-mini', choices: [{ delta: {}, finish_reason: 'stop' }], usage: null },
  {
    id: 'x',
    model: 'gpt-5-mini-2025',
    choices: null,
    usage: {
      prompt_tokens: 100,
      completion_tokens: 50,
      prompt_tokens_details: { cached_tokens: 64 },
      completion_tokens_details: { reasoning_tokens: 30 },
    },
  },
  '[DONE]',
)

describe('what an answer reports', () => {
  it.each([1, 7, 100_000])('Messages: all input counts, deltas overwrite (pieces of %i bytes)', async (size) => {
    expect(await metered('anthropic', messages, { size })).toMatchObject({
      input_tokens: 2310,
      output_tokens: 42,
      cache_read_input_tokens: 2000,
      cache_creation_input_tokens: 300,
      cache_creation_1h_input_tokens: 200,
      response_model: 'claude-sonnet-4-5',
      finish_reasons: ['end_turn'],
      service_tier: 'standard',
      usage_source: 'reported',
      error_type: null,
      finished: true,
    })
  })

  it.each([1, 7, 100_000])(
    'Chat: the last chunk’s usage, whatever its choices are (pieces of %i bytes)',
    async (size) => {
      expect(await metered('openai', chat, { size })).toMatchObject({
        input_tokens: 100,
        output_tokens: 50,
        cache_read_input_tokens: 64,
        reasoning_output_tokens: 30,
        response_model: 'gpt-5-mini-2025',
        finish_reasons: ['stop'],
        finished: true,
      })
    },
  )

  it('Responses: the last event', async () => {
    const usage = {
      input_tokens: 8,
      input_tokens_details: { cached_tokens: 2 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 1 },
    }
    const text = sse(
      [
        'response.created',
        { type: 'response.created', response: { model: 'gpt-5', status: 'in_progress', usage: null } },
      ],
      ['response.output_text.delta', { type: 'response.output_text.delta', delta: 'hi' }],
      [
        'response.incomplete',
        {
          type: 'response.incomplete',
          response: {
            model: 'gpt-5',
            status: 'incomplete',
            incomplete_details: { reason: 'max_output_tokens' },
            usage,
          },
        },
      ],
    )
    expect(await metered('openai', text, { size: 13 })).toMatchObject({
      input_tokens: 8,
      output_tokens: 5,
      cache_read_input_tokens: 2,
      reasoning_output_tokens: 1,
      finish_reasons: ['max_output_tokens'],
      finished: true,
    })
  })

  it('Gemini: thoughts and tool results come on top, as events and as one array', async () => {
    const chunk = (usageMetadata: unknown, finishReason?: string) => ({
      modelVersion: 'gemini-2.5-pro',
      candidates: [{ content: {}, finishReason }],
      usageMetadata,
    })
    const first = chunk({ promptTokenCount: 10, totalTokenCount: 10 })
    const last = chunk(
      {
        promptTokenCount: 10,
        candidatesTokenCount: 7,
        thoughtsTokenCount: 5,
        toolUsePromptTokenCount: 3,
        cachedContentTokenCount: 4,
      },
      'STOP',
    )
    const expected = {
      input_tokens: 13,
      output_tokens: 12,
      cache_read_input_tokens: 4,
      reasoning_output_tokens: 5,
      finish_reasons: ['STOP'],
    }
    expect(await metered('gemini', sse(first, last), { size: 5 })).toMatchObject(expected)
    expect(await metered('gemini', JSON.stringify([first, last], null, 2), { size: 5 })).toMatchObject(expected)
  })

  it.each(['gzip', 'br'] as const)('is read inside %s, and all of the plain text was looked at', async (encoding) => {
    const result = await metered('anthropic', messages, { encoding, size: 50 })
    expect(result).toMatchObject({ input_tokens: 2310, output_tokens: 42, finished: true })
    expect(result.plain).toBe(messages)
  })

  it('takes nothing from a broken compression', async () => {
    const meter = createMeter({ dialect: 'openai', operation: 'chat' })
    meter.begin(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, () => {})
    await meter.push(Buffer.from('this is no gzip'))
    await meter.end()
    expect(meter.result(() => 0)).toMatchObject({ usage_source: 'none', input_tokens: null })
  })

  it('keeps the type of an error and never its message', async () => {
    const openai = await metered(
      'openai',
      JSON.stringify({ error: { message: 'SECRET', type: 'tokens', code: 'rate_limit_exceeded' } }),
      { status: 429 },
    )
    const anthropic = await metered(
      'anthropic',
      JSON.stringify({ type: 'error', error: { type: 'overloaded_error', message: 'SECRET' } }),
      { status: 529 },
    )
    const gemini = await metered(
      'gemini',
      JSON.stringify({ error: { code: 400, message: 'SECRET', status: 'INVALID_ARGUMENT' } }),
      { status: 400 },
    )
    expect([openai, anthropic, gemini].map(({ error_type }) => error_type)).toEqual([
      'rate_limit_exceeded',
      'overloaded_error',
      'INVALID_ARGUMENT',
    ])
    expect(JSON.stringify([openai, anthropic, gemini])).not.toContain('SECRET')
  })

  it('calls what does not look like a label `other`', async () => {
    const result = await metered(
      'openai',
      JSON.stringify({ model: 'my secret prompt', choices: [{ finish_reason: 'x'.repeat(500) }] }),
    )
    expect(result).toMatchObject({ response_model: 'other', finish_reasons: ['other'] })
  })

  it('counts images, and seconds of sound', async () => {
    const images = await metered(
      'openai',
      JSON.stringify({
        data: [{ b64_json: 'A'.repeat(50_000) }, { b64_json: 'B' }],
        usage: { input_tokens: 3, output_tokens: 4 },
      }),
    )
    expect(images).toMatchObject({ media_units: 2, input_tokens: 3, output_tokens: 4 })
    expect(
      await metered('openai', JSON.stringify({ text: 'hi', usage: { type: 'duration', seconds: 12.5 } })),
    ).toMatchObject({ media_units: 12.5 })
  })
})
