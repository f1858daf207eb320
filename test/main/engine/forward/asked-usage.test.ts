import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

let upstream: Upstream
let engine: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: 'sk-live-0123456789' })
  await providers.add({ kind: 'mistral', base_url: `${upstream.origin}/v1`, key: 'sk-other-0123456789' })
  await providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

const SSE = { 'content-type': 'text/event-stream' }
const body = '{"model":"gpt-5-mini","stream":true,"messages":[]}'
const usage = { prompt_tokens: 11, completion_tokens: 4 }
const event = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`
const words = (content: string) => ({ model: 'gpt-5-mini', choices: [{ delta: { content }, finish_reason: null }] })
const report = event({ model: 'gpt-5-mini', choices: [], usage })

/** What a bare client is told, and the row of it. */
async function told(path = '/v1/chat/completions', headers: Readonly<Record<string, string>> = {}) {
  const answer = await ask(engine.proxy, engine.key, { path, headers: { ...JSON_TYPE, ...headers }, body })
  const [row] = await engine.rows()
  return { ...answer, text: answer.body.toString(), row }
}

const streams = (text: string) => upstream.answerWith((_seen, res) => res.writeHead(200, SSE).end(text))

describe('a stream whose usage only Waybill asked for', () => {
  it('counts in its row what the tool got, and all that was used', async () => {
    streams(event({ ...words('hi'), usage: null }) + report + event('[DONE]'))
    const got = await told('/v1/chat/completions', { 'accept-encoding': 'gzip, br' })
    const text = event(words('hi')) + event('[DONE]')
    expect(got.text).toBe(text)
    expect(got.row).toMatchObject({
      input_tokens: 11,
      output_tokens: 4,
      response_bytes: text.length,
      ended_by: 'complete',
    })
    expect(upstream.seen.at(-1)?.headers['accept-encoding']).toBe('identity')
    const asked = '{"model":"gpt-5-mini","stream":true,"stream_options":{"include_usage":true},"messages":[]}'
    expect(upstream.seen.at(-1)?.body.toString()).toBe(asked)
    // As it came from the tool.
    expect(got.row?.request_bytes).toBe(body.length)
  })

  it('has no length any more, where the server had said one', async () => {
    const text = event({ ...words('hi'), usage: null }) + report + event('[DONE]')
    upstream.answerWith((_seen, res) => res.writeHead(200, { ...SSE, 'content-length': text.length }).end(text))
    const got = await told()
    expect(got).toMatchObject({ text: event(words('hi')) + event('[DONE]'), whole: true })
    expect(got.headers).not.toHaveProperty('content-length')
  })

  it('stays as it is from a server that takes no notice', async () => {
    const text = event(words('hi')) + event('[DONE]')
    streams(text)
    expect((await told()).text).toBe(text)
  })

  it('is no stream but an error: it stays as it is', async () => {
    const error = '{"error":{"message":"no","type":"invalid_request_error"},"usage":null}'
    upstream.answerWith((_seen, res) =>
      res.writeHead(400, { 'content-type': 'application/json', 'content-length': error.length }).end(error),
    )
    const got = await told()
    expect(got).toMatchObject({ status: 400, text: error })
    expect(got.headers['content-length']).toBe(String(error.length))
  })

  const compressed = (coding: string, bytes: Buffer) =>
    upstream.answerWith((_seen, res) => res.writeHead(200, { ...SSE, 'content-encoding': coding }).end(bytes))

  it.each([
    ['gzip', zlib.gzipSync],
    ['deflate', zlib.deflateSync],
    ['br', zlib.brotliCompressSync],
  ] as const)(
    'comes in plain bytes from a server that compresses although it was asked not to (%s)',
    async (coding, deflate) => {
      compressed(coding, deflate(event({ ...words('hi'), usage: null }) + report + event('[DONE]')))
      const got = await told('/v1/chat/completions', { 'accept-encoding': coding })
      expect(got).toMatchObject({ text: event(words('hi')) + event('[DONE]'), whole: true })
      expect(got.headers).not.toHaveProperty('content-encoding')
      expect(got.row).toMatchObject({ input_tokens: 11, response_bytes: got.body.length, ended_by: 'complete' })
    },
  )

  it('is cut where what it was compressed to is broken, and as it is in a coding that nobody knows', async () => {
    compressed('gzip', zlib.gzipSync(event(words('hi')) + report).subarray(0, -9))
    expect(await told()).toMatchObject({ whole: false, row: { ended_by: 'upstream' } })
    compressed('compress', Buffer.from('whatever'))
    const got = await told()
    expect(got).toMatchObject({ text: 'whatever', whole: true })
    expect(got.headers['content-encoding']).toBe('compress')
  })

  it.each(['/mistral/v1/chat/completions', '/own/v1/chat/completions'])(
    'is asked for by nobody where the server is not known to take it (%s)',
    async (path) => {
      streams(event({ ...words('hi'), usage }))
      const got = await told(path, { 'accept-encoding': 'br' })
      expect(got.text).toBe(event({ ...words('hi'), usage }))
      expect(upstream.seen.at(-1)?.body.toString()).toBe(body)
      expect(upstream.seen.at(-1)?.headers['accept-encoding']).toBe('br')
    },
  )

  it('is cut where its server cuts it, and never looks complete', async () => {
    upstream.answerWith((_seen, res) => {
      res.writeHead(200, SSE)
      res.write(event({ ...words('hi'), usage: null }) + event(words('there')).slice(0, -9))
      setImmediate(() => res.destroy())
    })
    const got = await told()
    expect(got.whole).toBe(false)
    expect(event(words('hi')).startsWith(got.text)).toBe(true)
    expect(got.row).toMatchObject({ ended_by: 'upstream', usage_source: expect.not.stringMatching('reported') })
  })

  it('reaches the tool event by event: none waits for the one after it', async () => {
    const waiting: ServerResponse[] = []
    upstream.answerWith((_seen, res) => {
      res.writeHead(200, SSE).flushHeaders()
      waiting.push(res)
    })
    const headers = { ...JSON_TYPE, authorization: `Bearer ${engine.key}` }
    const request = http.request(`${engine.proxy}/v1/chat/completions`, { method: 'POST', headers })
    request.end(body)
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    const server = waiting[0] as ServerResponse
    for (const word of ['one', 'two', 'three']) {
      const chunk = event({ ...words(word), usage: null })
      // In two writes: the second one is the end of the event, and no more.
      server.write(chunk.slice(0, 30))
      server.write(chunk.slice(30))
      let heard = ''
      while (heard.length < event(words(word)).length) heard += String((await once(answer, 'data'))[0])
      expect(heard).toBe(event(words(word)))
    }
    server.end(report + event('[DONE]'))
    expect((await buffer(answer)).toString()).toBe(event('[DONE]'))
  })
})
