import { once } from 'node:events'
import http from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'
import { type Call, startScriptedProvider } from '../../../support/scripted-provider.ts'

let upstream: Upstream
let engine: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  await engine.core.client.providers.add({
    kind: 'openai',
    base_url: `${upstream.origin}/v1`,
    key: 'sk-live-0123456789',
  })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

describe('an offer to speak another protocol', () => {
  // Java's HttpClient offers h2c with every request.
  it.each([
    ['h2c', ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAoAAAAAIAAAAA']],
    ['TLS', ['connection: Upgrade', 'upgrade: TLS/1.0']],
    ['a WebSocket by POST', ['connection: Upgrade', 'upgrade: websocket']],
  ])('(%s) is passed over, and the request answered', async (_what, lines) => {
    const body = '{"model":"gpt-5-mini"}'
    const head = [
      'POST /v1/chat/completions HTTP/1.1',
      `host: 127.0.0.1:${engine.port}`,
      `authorization: Bearer ${engine.key}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      ...lines,
    ]
    const answer = await sendRaw(engine.port, rawRequest(head, body))
    expect(answer.status).toBe(200)
    expect(upstream.seen.at(-1)?.body.toString()).toBe(body)
    expect(upstream.seen.at(-1)?.headers).not.toHaveProperty('upgrade')
  })
})

describe('a client that leaves before its WebSocket was accepted', () => {
  it('calls the upgrade off at the provider, and its row says so', async () => {
    const arrived = new Promise<import('node:stream').Duplex>((resolve) =>
      upstream.onUpgrade((_req, socket) => resolve(socket)),
    )
    const request = http.request(`${engine.proxy}/v1/realtime?model=gpt-realtime`, {
      headers: { connection: 'Upgrade', upgrade: 'websocket', authorization: `Bearer ${engine.key}` },
    })
    request.on('error', () => {})
    request.end()
    const socket = await arrived
    socket.resume()
    const closed = engine.nextClosed()
    const gone = once(socket, 'end')
    request.destroy()
    await gone
    socket.destroy()
    expect(await await closed).toMatchObject({ ended_by: 'client', operation_name: 'realtime' })
  })
})

describe('a provider that is asked for a WebSocket', () => {
  /** All that its client hears, until the connection is closed. */
  async function heard(answer: (socket: Call['socket']) => void): Promise<string> {
    const provider = await startScriptedProvider(({ socket }) => answer(socket))
    await engine.core.client.providers.add({ kind: 'compatible', name: 'raw', base_url: `${provider.origin}/v1` })
    const head = [
      'GET /raw/v1/realtime?model=m HTTP/1.1',
      `host: 127.0.0.1:${engine.port}`,
      `authorization: Bearer ${engine.key}`,
      'connection: Upgrade',
      'upgrade: websocket',
      'sec-websocket-extensions: permessage-deflate',
    ]
    const client = connect(engine.port, '127.0.0.1', () => client.write(rawRequest(head)))
    let told = ''
    client.setEncoding('latin1').on('data', (piece) => {
      told += piece
    })
    client.on('error', () => {})
    await once(client, 'close')
    await provider.close()
    await engine.core.client.providers.remove({ name: 'raw' })
    return told
  }
  const ACCEPTED = 'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n'

  it('and agrees to compression, which nobody offered it, is not believed: a key could hide in it', async () => {
    const told = await heard((socket) => socket.end(`${ACCEPTED}sec-websocket-extensions: permessage-deflate\r\n\r\n`))
    expect(told).toMatch(/^HTTP\/1\.1 101 /)
    expect(told).not.toMatch(/extensions/i)
  })

  it('and breaks off in the middle of its refusal does not keep its client waiting', { timeout: 15_000 }, async () => {
    const told = await heard((socket) =>
      socket.write('HTTP/1.1 403 Forbidden\r\ncontent-length: 100\r\n\r\nno', () => socket.resetAndDestroy()),
    )
    expect(told).not.toMatch(/^HTTP\/1\.1 200 /)
  })

  it('and says more than its refusal is not heard any further', { timeout: 15_000 }, async () => {
    const told = await heard((socket) =>
      socket.end(`HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno${ACCEPTED}\r\nmore`),
    )
    expect(told).toMatch(/^HTTP\/1\.1 403 /)
    expect(told).not.toContain('101')
  })
})
