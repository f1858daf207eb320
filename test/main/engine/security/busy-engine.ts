import http from 'node:http'
import WebSocket from 'ws'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startProvider, type TestProvider } from '../../../support/provider.ts'
import { type KeyedProvider, startKeyedProvider } from '../attempts/keyed-provider.ts'

export const PROVIDER_KEY = 'sk-panic-0123456789-abcdefghijkl'
export const OTHER_KEY = 'sk-panic-9876543210-abcdefghijkl'

/** Something under way: resolves to how it ended for whoever had asked. */
export interface UnderWay {
  readonly over: Promise<{ readonly whole: boolean }>
}

const CHAT = [{ role: 'user', content: 'Hello' }]
/** A frame every half second: none of them comes to its end while a test runs. */
const SLOW = '+slow-500'

const STREAMS = [
  ['/v1/chat/completions', { model: `gpt-5-mini${SLOW}`, stream: true, messages: CHAT }],
  ['/v1/responses', { model: `gpt-5-mini${SLOW}`, stream: true, input: 'Hello' }],
  ['/v1/messages', { model: `claude-sonnet-4-5${SLOW}`, stream: true, max_tokens: 400, messages: CHAT }],
  [
    `/v1beta/models/gemini-2.5-flash${SLOW}:streamGenerateContent?alt=sse`,
    { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] },
  ],
] as const

/** An engine with a provider of each dialect, and one, `keyed`, whose two keys fare as a test likes. */
export async function startBusyEngine(): Promise<{
  readonly engine: TestEngine
  readonly provider: TestProvider
  readonly keyed: KeyedProvider
  close(): Promise<void>
}> {
  const provider = await startProvider({ apiKey: PROVIDER_KEY })
  const keyed = await startKeyedProvider()
  const engine = await startEngine()
  const { providers } = engine.core.client
  const version = { openai: '/v1', anthropic: '', gemini: '/v1beta' }
  for (const [kind, path] of Object.entries(version)) {
    await providers.add({ kind, base_url: provider.origin + path, key: PROVIDER_KEY })
  }
  await providers.add({ kind: 'openai', name: 'keyed', base_url: `${keyed.origin}/v1`, key: PROVIDER_KEY })
  await providers.keys.add({ name: 'keyed', key: OTHER_KEY })
  return {
    engine,
    provider,
    keyed,
    async close() {
      await engine.stop()
      await provider.close()
      await keyed.close()
    },
  }
}

/** Streams of every dialect in turn; resolves once each of them has begun to come. */
export function openStreams({ proxy, key }: TestEngine, count: number): Promise<UnderWay[]> {
  return Promise.all(
    Array.from({ length: count }, (_, at) => {
      const [path, body] = STREAMS[at % STREAMS.length] as (typeof STREAMS)[number]
      return openStream(proxy + path, key, JSON.stringify(body))
    }),
  )
}

function openStream(url: string, key: string, body: string): Promise<UnderWay> {
  const request = post(url, key, { 'content-length': String(body.length) })
  return new Promise((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} was answered ${answer.statusCode}`))
      const over = ended(request, () => answer.complete)
      answer.once('data', () => resolve({ over }))
      answer.on('error', () => {})
    })
    request.end(body)
  })
}

/** A request whose body has only begun, and does not go on. */
export function openUpload({ proxy, key }: TestEngine, path: string, type: string, begin: string): UnderWay {
  const request = post(proxy + path, key, { 'content-type': type, 'content-length': '1000000' })
  request.write(begin)
  return { over: ended(request, () => false) }
}

/** A request that nobody has answered yet. */
export function openRequest({ proxy, key }: TestEngine, path: string, body: string): UnderWay {
  const request = post(proxy + path, key, { 'content-length': String(body.length) })
  let whole = false
  request.once('response', (answer) => {
    answer.resume().once('end', () => {
      whole = answer.complete
    })
  })
  request.end(body)
  return { over: ended(request, () => whole) }
}

/** A Realtime session; resolves once it is open. */
export function openWebSocket({ proxy, key }: TestEngine): Promise<UnderWay> {
  const address = `${proxy.replace(/^http/, 'ws')}/v1/realtime?model=gpt-realtime`
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${key}` } })
  return new Promise((resolve, reject) => {
    // 1006: the connection went without a goodbye.
    const over = new Promise<{ whole: boolean }>((closed) =>
      socket.once('close', (code) => closed({ whole: code !== 1006 })),
    )
    socket.once('open', () => resolve({ over }))
    socket.once('error', reject)
    socket.once('open', () => socket.on('error', () => {}))
  })
}

function post(url: string, key: string, headers: Readonly<Record<string, string>>): http.ClientRequest {
  const request = http.request(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    agent: false,
  })
  request.on('error', () => {})
  return request
}

function ended(request: http.ClientRequest, whole: () => boolean): Promise<{ whole: boolean }> {
  return new Promise((resolve) => request.once('close', () => resolve({ whole: whole() })))
}
