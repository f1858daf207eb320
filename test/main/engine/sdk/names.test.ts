import { toFile } from 'openai'
import { describe, expect, it } from 'vitest'
import { chatUsage, createSandboxListener, messagesUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { expectRow } from './expected-row.ts'
import { journeyForTests, type Leg, PROVIDER_KEY } from './journey.ts'
import { fromChat, fromMessages } from './reported.ts'

/** The first occurrence, byte by byte. */
const replaced = (from: string, to: string) => (body: Buffer) => {
  const at = body.indexOf(from)
  return Buffer.concat([body.subarray(0, at), Buffer.from(to), body.subarray(at + Buffer.byteLength(from))])
}
const chat = {
  kind: 'openai',
  endpoint: '/v1/chat/completions',
  operation: 'chat',
  serviceTier: 'default',
  finishReasons: ['stop'],
} as const

describe('a model named together with its provider', () => {
  const journey = journeyForTests()
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(journey.address() + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${journey.engine().key}`,
        'content-type': 'application/json',
        'user-agent': 'curl/8.5.0',
        ...headers,
      },
      body,
    }).then((response) => response.arrayBuffer())

  it('reaches that provider under its own name, and not a byte around it changes', async () => {
    // Odd spaces, an escaped slash, escapes, numbers that JSON.parse would bend, keys twice, the name elsewhere.
    const body = `{ "messages":[ {"role":"user",\r\n\t"content":"\\u00e9\\ud83d\\ude00 \\"model\\":\\"openai/gpt-5-mini\\" ü"} ] ,
      "seed": 12345678901234567890,"temperature" :1.0e0, "stop":null, "n":1,"n":1,
      "metadata":{"model":"openai/gpt-5-mini"}, "model"  :\n "openai\\/gpt-5-mini" , "user":"🦊" }\n`
    const trip = await journey.carry('openai', () => post('/v1/chat/completions', body), {
      body: replaced('"openai\\/gpt-5-mini"', '"gpt-5-mini"'),
    })
    const reported = fromChat(chatUsage({ ...JSON.parse(body), model: 'gpt-5-mini' }))
    const names = { requestModel: 'openai/gpt-5-mini', responseModel: 'gpt-5-mini' }
    expectRow(journey, trip, { ...chat, ...names, tool: 'curl', reported })
  })

  it('works in a form as well, whatever the file holds', async () => {
    const trap = '\r\nContent-Disposition: form-data; name="model"\r\n\r\nopenai/whisper-1\r\n--'
    const content = Buffer.from(trap + 'x'.repeat(200_000))
    const { transcriptions } = journey.openai().audio
    const name = 'openai/whisper-1'
    const inOrder = await journey.carry(
      'openai',
      async () => transcriptions.create({ model: name, file: await toFile(content, 'note.wav') }),
      { body: replaced(`name="model"\r\n\r\n${name}\r\n------form`, 'name="model"\r\n\r\nwhisper-1\r\n------form') },
    )
    expectRow(journey, inOrder, {
      kind: 'openai',
      endpoint: '/v1/audio/transcriptions',
      operation: 'transcription',
      requestModel: name,
      reported: { media_units: Math.ceil(content.length / 16_000) },
      // $0.006 a minute (openai.com/api/pricing).
      cost: Math.ceil(content.length / 16_000) * 100_000,
    })
  })

  it('works in Messages and in Gemini’s paths', async () => {
    const body = { model: 'anthropic/claude-haiku-4-5', max_tokens: 99, messages: [{ role: 'user', content: 'hi' }] }
    const trip = await journey.carry('anthropic', () => journey.anthropic().post('/v1/messages', { body }), {
      body: replaced('anthropic/claude-haiku-4-5', 'claude-haiku-4-5'),
    })
    expectRow(journey, trip, {
      kind: 'anthropic',
      endpoint: '/v1/messages',
      operation: 'chat',
      requestModel: 'anthropic/claude-haiku-4-5',
      responseModel: 'claude-haiku-4-5',
      serviceTier: 'standard',
      finishReasons: ['end_turn'],
      reported: fromMessages(messagesUsage(body)),
    })
    const { models } = journey.gemini()
    const gemini = await journey.carry(
      'gemini',
      () => models.generateContent({ model: 'models/gemini/gemini-2.5-flash', contents: 'hi' }),
      { path: (path) => path.replace('models/gemini/', 'models/') },
    )
    expect(gemini.rows[0]).toMatchObject({
      endpoint: '/v1/models/{model}:generateContent',
      request_model: 'gemini/gemini-2.5-flash',
      response_model: 'gemini-2.5-flash',
    })
  })

  it('is left alone where no provider has that name', async () => {
    const body = { model: 'nobody/gpt-5-mini', messages: [{ role: 'user' as const, content: 'hi' }] }
    const trip = await journey.carry('openai', () => journey.openai().chat.completions.create(body))
    const names = { requestModel: body.model, responseModel: body.model }
    expectRow(journey, trip, { ...chat, ...names, reported: fromChat(chatUsage(body)) })
  })
})

describe('a path that names the provider', () => {
  const journey = journeyForTests()

  it('goes there as it is, with every SDK', async () => {
    const message = { role: 'user' as const, content: 'hi' }
    const without = (name: string) => ({ path: (path: string) => path.replace(`/${name}/`, '/') })
    const openai = { model: 'anthropic/claude-or-not', messages: [message] }
    const first = await journey.carry(
      'openai',
      () => journey.openai('/openai/v1').chat.completions.create(openai),
      without('openai'),
    )
    const names = { requestModel: openai.model, responseModel: openai.model }
    expectRow(journey, first, { ...chat, ...names, reported: fromChat(chatUsage(openai)) })

    const claude = { model: 'claude-haiku-4-5', max_tokens: 99, messages: [message] }
    const second = await journey.carry(
      'anthropic',
      () => journey.anthropic('/anthropic').messages.create(claude),
      without('anthropic'),
    )
    expect(second.rows[0]).toMatchObject({ endpoint: '/v1/messages', provider_name: 'anthropic' })
    const third = await journey.carry(
      'gemini',
      () => journey.gemini('/gemini').models.generateContent({ model: 'gemini-2.5-flash', contents: 'hi' }),
      without('gemini'),
    )
    expect(third.rows[0]).toMatchObject({ provider_name: 'gcp.gemini', request_model: 'gemini-2.5-flash' })
  })
})

describe('a base URL with a path of its own', () => {
  const sandbox = createSandboxListener({ apiKey: PROVIDER_KEY })
  const journey = journeyForTests({
    basePath: '/gateway/eu',
    listener(request, response) {
      if (!request.url?.startsWith('/gateway/eu/')) return void response.writeHead(404).end()
      request.url = request.url.slice('/gateway/eu'.length)
      sandbox(request, response)
    },
  })
  const path = (same: string) => `/gateway/eu${same}`
  const status = ({ legs }: { legs: readonly Leg[] }) => legs.map(({ client }) => client.answer?.startLine)

  it('stands before each of the three formats’ paths', async () => {
    const message = { role: 'user' as const, content: 'hi' }
    const ways = [
      await journey.carry(
        'openai',
        () => journey.openai().chat.completions.create({ model: 'gpt-5', messages: [message] }),
        { path },
      ),
      await journey.carry(
        'anthropic',
        () => journey.anthropic().messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [message] }),
        { path },
      ),
      await journey.carry(
        'gemini',
        () => journey.gemini().models.generateContent({ model: 'gemini-2.5-flash', contents: 'hi' }),
        { path },
      ),
    ]
    expect(ways.flatMap(status)).toEqual(Array(3).fill('HTTP/1.1 200 OK'))
    const endpoints = ways.flatMap(({ rows }) => rows.map(({ endpoint }) => endpoint))
    expect(endpoints).toEqual(['/v1/chat/completions', '/v1/messages', '/v1/models/{model}:generateContent'])
  })
})
