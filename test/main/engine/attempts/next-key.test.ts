import { gzipSync } from 'node:zlib'
import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { answers, breaks, fails } from './keyed-provider.ts'
import { FIRST, SECOND, THIRD, twoKeysForTests } from './two-keys.ts'

const way = twoKeysForTests()

const content = 'Where is my parcel?'
const messages = [{ role: 'user' as const, content }]

/** What a user of the official SDK gets, without the SDK's own second attempts. */
const sdks = {
  openai: {
    model: 'gpt-5-mini',
    async plain(model: string) {
      const client = new OpenAI({ baseURL: `${way.engine().proxy}/v1`, apiKey: way.engine().key, maxRetries: 0 })
      return (await client.chat.completions.create({ model, messages })).choices[0]?.message.content
    },
    async stream(model: string) {
      const client = new OpenAI({ baseURL: `${way.engine().proxy}/v1`, apiKey: way.engine().key, maxRetries: 0 })
      let text = ''
      for await (const chunk of await client.chat.completions.create({ model, messages, stream: true }))
        text += chunk.choices[0]?.delta.content ?? ''
      return text
    },
  },
  anthropic: {
    model: 'claude-haiku-4-5',
    async plain(model: string) {
      const client = new Anthropic({ baseURL: way.engine().proxy, apiKey: way.engine().key, maxRetries: 0 })
      const { content: said } = await client.messages.create({ model, messages, max_tokens: 500 })
      return said[0]?.type === 'text' ? said[0].text : ''
    },
    async stream(model: string) {
      const client = new Anthropic({ baseURL: way.engine().proxy, apiKey: way.engine().key, maxRetries: 0 })
      return await client.messages.stream({ model, messages, max_tokens: 500 }).finalText()
    },
  },
  gemini: {
    model: 'gemini-2.5-flash',
    async plain(model: string) {
      const client = new GoogleGenAI({ apiKey: way.engine().key, httpOptions: { baseUrl: way.engine().proxy } })
      return (await client.models.generateContent({ model, contents: content })).text
    },
    async stream(model: string) {
      const client = new GoogleGenAI({ apiKey: way.engine().key, httpOptions: { baseUrl: way.engine().proxy } })
      let text = ''
      for await (const chunk of await client.models.generateContentStream({ model, contents: content }))
        text += chunk.text ?? ''
      return text
    },
  },
} as const
const kinds = ['openai', 'anthropic', 'gemini'] as const
const shapes = ['plain', 'stream'] as const

describe.each(kinds)('a key of %s that fails', (kind) => {
  const { model } = sdks[kind]

  it.each([401, 429, 503].flatMap((status) => shapes.map((shape) => [status, shape] as const)))(
    'with %i is passed over for the next (%s): the SDK sees one good answer, the row two attempts',
    async (status, shape) => {
      way.provider().let(FIRST, fails(status))
      expect(await sdks[kind][shape](model)).toBeTruthy()
      expect(way.provider().asked).toEqual([FIRST, SECOND])
      const [, second] = await way.keys(kind)
      const row = await way.row()
      expect(row).toMatchObject({ attempts: 2, status_code: 200, error_type: null, ended_by: 'complete' })
      expect(row).toMatchObject({ provider_key_id: second?.id, response_model: model, usage_source: 'reported' })
      expect(await way.engine().rows()).toHaveLength(1)
    },
  )

  it('by closing the connection is passed over as well', async () => {
    way.provider().let(FIRST, breaks)
    expect(await sdks[kind].plain(model)).toBeTruthy()
    expect(await way.row()).toMatchObject({ attempts: 2, status_code: 200 })
  })

  it('in the middle of its answer is not: the stream dies for the SDK too, after one attempt', async () => {
    await expect(sdks[kind].stream(`${model}+cut-3`)).rejects.toThrow()
    expect(way.provider().asked).toEqual([FIRST])
    expect(await way.row()).toMatchObject({ attempts: 1, status_code: 200, ended_by: 'upstream' })
  })
})

it.each([400, 404, 413, 422, 501])('a request that would fail anywhere (%i) is tried once', async (status) => {
  way.provider().let(FIRST, fails(status))
  await expect(sdks.openai.plain('gpt-5-mini')).rejects.toMatchObject({ status })
  expect(way.provider().asked).toEqual([FIRST])
  expect((await way.keys()).map(({ state }) => state)).toEqual(['ready', 'ready'])
})

it.each([402, 403, 408, 500, 502, 504, 524, 529])(
  'a status that is about key, account or server (%i) is passed over',
  async (status) => {
    way.provider().let(FIRST, fails(status))
    expect(await sdks.openai.plain('gpt-5-mini')).toBeTruthy()
    expect(await way.row()).toMatchObject({ attempts: 2, status_code: 200 })
  },
)

it('a server that says “do not repeat this” of its own failure is believed', async () => {
  way.provider().let(FIRST, fails(500, { 'x-should-retry': 'false' }))
  await expect(sdks.openai.plain('gpt-5-mini')).rejects.toMatchObject({ status: 500 })
  expect(way.provider().asked).toEqual([FIRST])
})

it('there are as many attempts as the setting allows, and none where the request is too old', async () => {
  const { providers, settings } = way.engine().core.client
  await providers.keys.add({ name: 'openai', key: THIRD })
  for (const key of [FIRST, SECOND]) way.provider().let(key, fails(403))
  await settings.set({ name: 'retry_attempts', value: 2 })
  await expect(sdks.openai.plain('gpt-5-mini')).rejects.toMatchObject({ status: 403 })
  await settings.set({ name: 'retry_attempts', value: 1 })
  await expect(sdks.openai.plain('gpt-5-mini')).rejects.toMatchObject({ status: 403 })
  await settings.set({ name: 'retry_attempts', value: 3 })
  await settings.set({ name: 'retry_seconds', value: 0 })
  await expect(sdks.openai.plain('gpt-5-mini')).rejects.toMatchObject({ status: 403 })
  await settings.set({ name: 'retry_seconds', value: 60 })
  expect(await sdks.openai.plain('gpt-5-mini')).toBeTruthy()
  expect((await way.engine().rows()).map(({ attempts }) => attempts)).toEqual([3, 1, 1, 2])
})

describe('a key that Gemini does not know, which it says with a 400', () => {
  const { plain, stream, model } = sdks.gemini
  const unknown = (encode: (body: string) => Buffer = Buffer.from, headers: Readonly<Record<string, string>> = {}) =>
    answers(
      400,
      encode(
        JSON.stringify({
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
            details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
          },
        }),
      ),
      headers,
    )

  it.each([
    ['plainly', unknown()],
    ['in gzip', unknown(gzipSync, { 'content-encoding': 'gzip' })],
  ])('is passed over (said %s), and rests', async (_how, fate) => {
    way.provider().let(FIRST, fate)
    expect(await plain(model)).toBeTruthy()
    expect(await way.row()).toMatchObject({ attempts: 2, status_code: 200 })
    expect(await stream(model)).toBeTruthy()
    expect(way.provider().asked).toEqual([FIRST, SECOND, SECOND])
  })

  it('leaves a request that is wrong alone: its 400 reaches the tool as it came', async () => {
    way.provider().let(FIRST, fails(400, {}, 'contents is not specified'))
    await expect(plain(model)).rejects.toThrow('contents is not specified')
    expect(way.provider().asked).toEqual([FIRST])
    expect(await way.row()).toMatchObject({ attempts: 1, status_code: 400 })
  })

  it('and an empty 400 are not confused', async () => {
    way.provider().let(FIRST, (_req, res) => {
      res.writeHead(400, { 'content-type': 'application/json' })
      res.flushHeaders()
      res.end()
    })
    await expect(plain(model)).rejects.toThrow()
    expect(await way.row()).toMatchObject({ attempts: 1, status_code: 400, ended_by: 'complete' })
  })
})
