import { createHash, createHmac } from 'node:crypto'
import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { startClouds } from '../../../support/clouds/clouds.ts'
import type { Answer, Seen } from '../../../support/markers-upstream.ts'

const BASE_URL = 'https://bedrock-runtime.eu-central-1.amazonaws.com'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const PAIR = `AKIAIOSFODNN7EXAMPLE:${SECRET}`
const API_KEY = 'bedrock-api-key-0123456789abcdef'
const MODEL = 'global.anthropic.claude-haiku-4-5-20251001-v1:0'
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
const usage = { inputTokens: 1000, outputTokens: 500, totalTokens: 2500, cacheReadInputTokens: 1000 }
/** Dollars of a million tokens: 1 for input, 0.1 for what is read from the cache, 5 for output. */
const NANO_USD = 1000 * 1000 + 1000 * 100 + 500 * 5000

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString(),
  (text) => Buffer.from(text),
)

function frame(type: 'event' | 'exception', name: string, payload: object): Buffer {
  const text = (value: string) => ({ type: 'string' as const, value })
  const headers = {
    [`:${type}-type`]: text(name),
    ':content-type': text('application/json'),
    ':message-type': text(type),
  }
  return Buffer.from(codec.encode({ headers, body: Buffer.from(JSON.stringify(payload)) }))
}

const started = [
  frame('event', 'messageStart', { role: 'assistant', p: 'abc' }),
  frame('event', 'contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Here' } }),
]
const whole = Buffer.concat([
  ...started,
  frame('event', 'contentBlockDelta', { contentBlockIndex: 0, delta: { text: ' it is.' }, p: 'abcdef' }),
  frame('event', 'contentBlockStop', { contentBlockIndex: 0 }),
  frame('event', 'messageStop', { stopReason: 'end_turn' }),
  frame('event', 'metadata', { usage, metrics: { latencyMs: 9 } }),
])

/** As Bedrock says it; a stream in pieces that end anywhere. */
const answer: Answer = ({ url }, res) => {
  if (url.endsWith('/converse-stream')) {
    res.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
    for (let at = 0; at < whole.length; at += 50) res.write(whole.subarray(at, at + 50))
    res.end()
    return
  }
  const output = { message: { role: 'assistant', content: [{ text: 'Here it is.' }] } }
  res.writeHead(200, { 'content-type': 'application/json' })
  res.end(JSON.stringify({ output, stopReason: 'end_turn', usage, metrics: { latencyMs: 9 } }))
}

async function startBedrock(key: string, answering: Answer = answer) {
  const clouds = await startClouds(answering)
  const { engine } = clouds
  await engine.core.client.providers.add({ kind: 'bedrock', base_url: BASE_URL, key })
  const openai = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
  const anthropic = new Anthropic({ baseURL: engine.proxy, apiKey: engine.key, maxRetries: 0 })
  const google = new GoogleGenAI({ apiKey: engine.key, httpOptions: { baseUrl: engine.proxy } })
  return { ...clouds, openai, anthropic, google }
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Reckoned anew from what arrived (docs.aws.amazon.com, "Create a signed AWS API request"). */
function signatureOf({ method, url, headers, body }: Seen): string {
  const { authorization = '' } = headers
  const [, day, region, signed] =
    /\/(\d{8})\/([\w-]+)\/bedrock\/aws4_request, SignedHeaders=([\w;-]+)/.exec(authorization) ?? []
  const [path = '', query = ''] = url.split('?')
  const canonical = [
    method,
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...(signed ?? '').split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    sha256(body),
  ].join('\n')
  const scope = `${day}/${region}/bedrock/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [String(region), 'bedrock', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${SECRET}`, String(day)))
  return hmac(key, text).toString('hex')
}

describe('Amazon Bedrock', () => {
  it.each(['chat', 'responses', 'messages', 'gemini'] as const)(
    'answers a client of %s, streamed, at its price',
    async (client) => {
      const { engine, openai, anthropic, google, seen } = await startBedrock(API_KEY)
      const closed = engine.nextClosed()
      const model = `bedrock/${MODEL}`
      let said = ''
      if (client === 'chat') {
        const stream = await openai.chat.completions.create({ model, messages, stream: true })
        for await (const { choices } of stream) said += choices[0]?.delta.content ?? ''
      } else if (client === 'responses') {
        said = (await openai.responses.stream({ model, input: 'Where?' }).finalResponse()).output_text
      } else if (client === 'messages') {
        said = await anthropic.messages.stream({ model, messages, max_tokens: 900 }).finalText()
      } else {
        const stream = await google.models.generateContentStream({ model, contents: 'Where?' })
        for await (const { text } of stream) said += text ?? ''
      }
      expect(said).toBe('Here it is.')
      expect(seen[0]?.url).toBe(`/model/${encodeURIComponent(MODEL)}/converse-stream`)
      expect(seen[0]?.headers).toMatchObject({ authorization: `Bearer ${API_KEY}` })
      expect(await closed).toMatchObject({
        provider_name: 'aws.bedrock',
        usage_source: 'reported',
        input_tokens: 2000,
        cache_read_input_tokens: 1000,
        output_tokens: 500,
        finish_reasons: ['end_turn'],
        cost_nano_usd: NANO_USD,
      })
    },
  )

  it('is asked by a signed request where its key is a pair, and the secret stays here', async () => {
    const { engine, anthropic, seen } = await startBedrock(PAIR)
    const closed = engine.nextClosed()
    const said = await anthropic.messages.create({ model: `bedrock/${MODEL}`, messages, max_tokens: 900 })
    expect(said.content).toMatchObject([{ type: 'text', text: 'Here it is.' }])
    expect(said.usage).toMatchObject({ input_tokens: 1000, cache_read_input_tokens: 1000, output_tokens: 500 })
    const [request] = seen as [Seen]
    expect(request.headers.authorization).toContain('Credential=AKIAIOSFODNN7EXAMPLE/')
    expect(request.headers.authorization).toContain('/eu-central-1/bedrock/aws4_request')
    expect(request.headers.authorization).toMatch(new RegExp(`Signature=${signatureOf(request)}$`))
    expect(JSON.stringify([request.url, request.rawHeaders, String(request.body)])).not.toContain(SECRET)
    expect((await closed).cost_nano_usd).toBe(NANO_USD)
  })

  it('signs for a session as well, with its token', async () => {
    const { anthropic, seen } = await startBedrock(`ASIAIOSFODNN7EXAMPLE:${SECRET}:a/session+token==`)
    await anthropic.messages.create({ model: `bedrock/${MODEL}`, messages, max_tokens: 900 })
    const [request] = seen as [Seen]
    expect(request.headers['x-amz-security-token']).toBe('a/session+token==')
    expect(request.headers.authorization).toMatch(new RegExp(`Signature=${signatureOf(request)}$`))
  })

  it('is heard where it fails in the middle of a stream', async () => {
    const failing = [...started, frame('exception', 'throttlingException', { message: 'Too many tokens.' })]
    const { engine, anthropic } = await startBedrock(API_KEY, (_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' }).end(Buffer.concat(failing))
    })
    const closed = engine.nextClosed()
    const stream = anthropic.messages.stream({ model: `bedrock/${MODEL}`, messages, max_tokens: 900 })
    await expect(stream.finalText()).rejects.toThrow(/Too many tokens/)
    expect(await closed).toMatchObject({ error_type: 'throttlingException', usage_source: 'estimated' })
  })

  it('never looks complete where it breaks off', async () => {
    const { openai } = await startBedrock(API_KEY, (_seen, res) => {
      res.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' }).end(whole.subarray(0, 300))
    })
    const stream = await openai.chat.completions.create({ model: `bedrock/${MODEL}`, messages, stream: true })
    const heard = async () => {
      for await (const _chunk of stream);
    }
    await expect(heard()).rejects.toThrow()
  })

  it('says what it refuses, and not with which key', async () => {
    const { anthropic } = await startBedrock(API_KEY, ({ headers }, res) => {
      res.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' })
      res.end(JSON.stringify({ Message: `No access with ${String(headers.authorization)}` }))
    })
    const refused = anthropic.messages.create({ model: `bedrock/${MODEL}`, messages, max_tokens: 900 })
    await expect(refused).rejects.toThrow(/No access with Bearer \*+/)
    await expect(refused).rejects.toMatchObject({ status: 403 })
  })

  it('is tested by a call that costs nothing, signed as well', async () => {
    const { engine, seen } = await startBedrock(PAIR, (_seen, res) => res.writeHead(200).end('{}'))
    expect(await engine.core.client.providers.test({ name: 'bedrock' })).toMatchObject({ ok: true })
    const request = seen.at(-1) as Seen
    expect(request).toMatchObject({ method: 'GET', url: '/async-invoke?maxResults=1' })
    expect(request.headers.authorization).toMatch(new RegExp(`Signature=${signatureOf(request)}$`))
  })

  it('is told from an address and a key that can’t be right', async () => {
    const { engine } = await startClouds(answer)
    const { providers } = engine.core.client
    const add = (base_url: string, key: string) => providers.add({ kind: 'bedrock', base_url, key })
    await expect(add('https://bedrock.eu-central-1.amazonaws.com', API_KEY)).rejects.toThrow('no base URL of this kind')
    await expect(add(BASE_URL, 'AKIAIOSFODNN7EXAMPLE')).rejects.toThrow('no key of this kind')
  })
})
