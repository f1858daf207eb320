import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask } from '../privacy/ask.ts'
import { startStream } from './streams.ts'
import { askOf, dialects, refused } from './tool.ts'

let upstream: Upstream
let engine: TestEngine
/** The answers that the upstream has begun, each by the model that was asked for. */
let running: Map<string, ServerResponse>

beforeEach(async () => {
  running = new Map()
  upstream = await startUpstream((seen, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.write('data: {"choices":[{"delta":{"content":"begun"}}]}\n\n')
    running.set(/(first|second)/.exec(seen.url + seen.body.toString())?.[0] ?? '', res)
  })
  engine = await startEngine()
  const { providers } = engine.core.client
  const key = 'sk-live-0123456789abcdef'
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key })
  await providers.add({ kind: 'anthropic', base_url: upstream.origin, key })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key })
})
afterEach(async () => {
  await engine.stop()
  await upstream.close()
})

const streamOf = (dialect: (typeof dialects)[number], model: string, key: string) =>
  startStream(engine.proxy, key, askOf(dialect, { model, stream: true, provider: dialect }))

describe.each(['revoke', 'rotate'] as const)('to %s a client key', (action) => {
  it.each(dialects)(
    'cuts its streams at once, fails its next request, and leaves other keys alone (%s)',
    async (dialect) => {
      const { clientKeys } = engine.core.client
      const other = await clientKeys.create({ name: 'other' })
      const cut = await streamOf(dialect, 'first', engine.key)
      const goesOn = await streamOf(dialect, 'second', other.key)
      const upstreamClosed = once(running.get('first') as ServerResponse, 'close')
      const closed = engine.nextClosed()

      const after = await clientKeys[action]({ id: engine.keyId })
      expect(await cut.over).toMatchObject({ whole: false })
      await upstreamClosed
      expect(await await closed).toMatchObject({ ended_by: 'waybill', client_key_id: engine.keyId, status_code: 200 })

      const next = await refused(engine, dialect, askOf(dialect, { provider: dialect }))
      expect(next).toMatchObject({
        status: dialect === 'gemini' ? 400 : 401,
        row: { error_type: 'client_key_unknown' },
      })
      running.get('second')?.end('data: done\n\n')
      expect(await goesOn.over).toMatchObject({ whole: true, text: expect.stringMatching(/data: done\n\n$/) })
      if ('key' in after) {
        const fresh = await streamOf(dialect, 'first', String(after.key))
        running.get('first')?.end()
        expect(await fresh.over).toMatchObject({ whole: true })
      }
    },
  )

  it('cuts a WebSocket, and a request whose provider has not answered yet', async () => {
    let asked = () => {}
    const waiting = new Promise<void>((resolve) => {
      asked = resolve
    })
    upstream.answerWith(() => asked())
    const peer = await openTunnel()
    const unanswered = ask(engine.proxy, engine.key, askOf('openai'))
    await waiting
    const rows = Promise.all([
      engine.nextClosed(({ operation_name }) => operation_name === 'realtime'),
      engine.nextClosed(({ operation_name }) => operation_name === 'chat'),
    ])
    const closing = once(peer, 'close')
    await engine.core.client.clientKeys[action]({ id: engine.keyId })
    await closing
    expect(await unanswered).toMatchObject({ status: null })
    const [realtime, chat] = await rows
    expect(realtime).toMatchObject({ ended_by: 'waybill', status_code: 101 })
    expect(chat).toMatchObject({ ended_by: 'waybill', status_code: null })
  })
})

describe('a client key revoked before anything of its exchange was forwarded', () => {
  const large = { model: 'gpt-5-mini', messages: [], padding: 'x'.repeat(30 * 1024 * 1024) }
  const asked: { while: string; headers: http.OutgoingHttpHeaders; body?: string | Buffer }[] = [
    { while: 'its body is still being sent', headers: { 'content-length': '1000' }, body: '{"model":' },
    {
      while: 'its compressed body is looked into',
      headers: { 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' },
      body: gzipSync(JSON.stringify(large)),
    },
    { while: 'the first WebSocket is got ready', headers: { connection: 'Upgrade', upgrade: 'websocket' } },
  ]
  it.each(asked)('ends it by Waybill, not by its client: while $while', async ({ headers, body }) => {
    const closed = engine.nextClosed()
    const opened = nextOpened()
    const path = body === undefined ? '/v1/realtime?model=gpt-realtime' : '/v1/chat/completions'
    const request = http.request(engine.proxy + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': engine.key, ...headers },
    })
    const over = new Promise((resolve) => request.on('error', () => {}).once('close', resolve))
    if (body !== undefined) request.write(body)
    if (headers['content-length'] === undefined) request.end()
    await opened
    await engine.core.client.clientKeys.revoke({ id: engine.keyId })
    await over
    expect(await await closed).toMatchObject({ ended_by: 'waybill', client_key_id: engine.keyId })
  })
})

describe('to stop Waybill', () => {
  it('lets a stream finish, while new requests find nobody', async () => {
    const stream = await streamOf('openai', 'first', engine.key)
    const stopped = engine.core.close()
    const late = await ask(engine.proxy, engine.key, askOf('openai'))
    expect(late.status).toBeNull()
    running.get('first')?.end('data: [DONE]\n\n')
    expect(await stream.over).toMatchObject({ whole: true, text: expect.stringContaining('[DONE]') })
    await stopped
  })

  it('cuts what lasts longer than the limit, and says so in its row', async () => {
    await engine.core.client.settings.set({ name: 'stop_limit_seconds', value: 1 })
    const stream = await streamOf('openai', 'first', engine.key)
    const closed = engine.nextClosed()
    const from = performance.now()
    await engine.core.close()
    expect(performance.now() - from).toBeGreaterThan(900)
    expect(await stream.over).toMatchObject({ whole: false })
    expect(await await closed).toMatchObject({ ended_by: 'waybill', status_code: 200 })
  })

  it('cuts a WebSocket at the limit too', async () => {
    await engine.core.client.settings.set({ name: 'stop_limit_seconds', value: 0 })
    const over = once(await openTunnel(), 'close')
    const closed = engine.nextClosed()
    await engine.core.close()
    await over
    expect(await await closed).toMatchObject({ operation_name: 'realtime', ended_by: 'waybill' })
  })
})

async function nextOpened(): Promise<void> {
  for await (const { type } of await engine.core.client.usage.live()) if (type === 'opened') return
}

/** An upgrade that the provider has accepted. It never hangs up by itself, and talks on to whoever still listens. */
async function openTunnel(): Promise<Duplex> {
  upstream.onUpgrade((_req, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n')
    socket.resume().once('end', function talkOn() {
      if (!socket.destroyed) socket.write('x', () => setImmediate(talkOn))
    })
  })
  const headers = { connection: 'Upgrade', upgrade: 'websocket', 'x-api-key': engine.key }
  const request = http.request(`${engine.proxy}/v1/realtime?model=gpt-realtime`, { headers })
  request.end()
  const [, peer] = await once(request, 'upgrade')
  peer.on('error', () => {})
  return peer
}
