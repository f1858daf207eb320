import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { JSON_TYPE } from './ask.ts'

const place = makePlace()
let upstream: Upstream
let engine: EngineProcess
let key: string

beforeAll(async () => {
  // Chunked, where the sandbox sends its plain answers with a length.
  upstream = await startUpstream((_seen, res) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.write('{"model":"gpt-5-mini","choices":[{"finish_reason":"stop"}],')
    res.end('"usage":{"prompt_tokens":3,"completion_tokens":2}}')
  })
  engine = await startProcess(place)
  await engine.client.providers.add({ kind: 'sandbox' })
  await engine.client.providers.add({ kind: 'compatible', name: 'own', base_url: `${upstream.origin}/v1` })
  key = (await engine.client.clientKeys.create({ name: 'tool' })).key
})
afterAll(async () => {
  await engine.end('SIGKILL')
  await upstream.close()
  place.remove()
})

interface Case {
  readonly name: string
  readonly path: string
  readonly body: unknown
  /** By what a client knows that it has read everything; null: by the end of HTTP's message. */
  readonly last: string | null
}

const messages = [{ role: 'user', content: 'Hello' }]
const contents = [{ role: 'user', parts: [{ text: 'Hello' }] }]
const chat = { model: 'gpt-5-mini', messages }
const claude = { model: 'claude-sonnet-4-5', max_tokens: 100, messages }
const stream = { stream: true, stream_options: { include_usage: true } }

const cases: readonly Case[] = [
  { name: 'a plain answer with its length', path: '/sandbox/v1/chat/completions', body: chat, last: null },
  { name: 'a plain answer in chunks', path: '/own/v1/chat/completions', body: chat, last: null },
  { name: 'a compressed answer', path: '/v1/chat/completions', body: { ...chat, model: 'sandbox-gzip' }, last: null },
  { name: 'a plain message', path: '/v1/messages', body: claude, last: null },
  {
    name: 'a plain Gemini answer',
    path: '/v1beta/models/gemini-2.5-flash:generateContent',
    body: { contents },
    last: null,
  },
  {
    name: 'a stream of chat, by its [DONE]',
    path: '/v1/chat/completions',
    body: { ...chat, model: 'sandbox', ...stream },
    last: 'data: [DONE]\n',
  },
  {
    name: 'a stream of chat, by the end',
    path: '/v1/chat/completions',
    body: { ...chat, model: 'sandbox', ...stream },
    last: null,
  },
  {
    name: 'a compressed stream',
    path: '/v1/chat/completions',
    body: { ...chat, model: 'sandbox-br', ...stream },
    last: null,
  },
  {
    name: 'a stream of Responses',
    path: '/sandbox/v1/responses',
    body: { model: 'gpt-5-mini', input: 'Hello', stream: true },
    last: 'event: response.completed\n',
  },
  {
    name: 'a stream of Messages',
    path: '/v1/messages',
    body: { ...claude, stream: true },
    last: 'event: message_stop\n',
  },
  {
    name: 'a stream of Gemini',
    path: '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
    body: { contents },
    last: null,
  },
  {
    name: 'a Gemini stream as an array',
    path: '/v1beta/models/gemini-2.5-flash:streamGenerateContent',
    body: { contents },
    last: null,
  },
]

describe('kill -9 right after an answer was read to its end', () => {
  it.each([...cases, ...cases.slice(4, 12)])('loses nothing of it: $name', async ({ path, body, last }) => {
    const { pid } = engine
    const running = await begin('/sandbox/v1/chat/completions', { ...chat, ...stream, model: 'gpt-5-mini+slow-1000' })
    // Whoever asks has what runs written down; by itself that is so 20 ms after it began.
    await engine.client.usage.exchanges({ limit: 1 })
    await new Promise<void>((resolve) => {
      post(path, body, (answer) => {
        let heard = ''
        const dead = (): void => {
          process.kill(pid, 'SIGKILL')
          resolve()
        }
        answer.setEncoding('latin1')
        answer.on('data', (chunk: string) => {
          heard += chunk
          if (last !== null && heard.includes(last) && heard.endsWith('\n\n')) dead()
        })
        answer.once('end', () => last === null && dead())
        answer.on('error', () => {})
      })
    })
    await engine.end('SIGKILL')
    running.destroy()

    engine = await startProcess(place)
    const [complete, crashed] = await engine.client.usage.exchanges({ limit: 2 })
    expect(complete).toMatchObject({
      status_code: 200,
      ended_by: 'complete',
      usage_source: 'reported',
      input_tokens: expect.any(Number),
      output_tokens: expect.any(Number),
      latency_ms: expect.any(Number),
      response_bytes: expect.any(Number),
    })
    expect(complete?.endpoint).not.toBe('other')
    expect(crashed).toMatchObject({ ended_by: 'crash', endpoint: '/v1/chat/completions', status_code: null })
  })
})

function post(path: string, body: unknown, onAnswer: (answer: http.IncomingMessage) => void): http.ClientRequest {
  const headers = {
    ...JSON_TYPE,
    authorization: `Bearer ${key}`,
    'anthropic-version': '2023-06-01',
    'accept-encoding': 'gzip, br',
  }
  const request = http.request(engine.proxy + path, { method: 'POST', headers, agent: false }, onAnswer)
  request.on('error', () => {})
  request.end(JSON.stringify(body))
  return request
}

/** An exchange that is under way: its first bytes are here. */
function begin(path: string, body: unknown): Promise<http.ClientRequest> {
  return new Promise((resolve) => {
    const request = post(path, body, (answer) => {
      answer.on('error', () => {})
      answer.once('data', () => resolve(request))
    })
  })
}
