import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type Seen, startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { ask, JSON_TYPE, type Told } from './ask.ts'
import { echoInHalves, keyIn } from './echo.ts'

const key = `sk-live-${randomBytes(18).toString('hex')}`
const mask = '*'.repeat(key.length)
let upstream: Upstream
let engine: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key })
  await providers.add({ kind: 'anthropic', base_url: upstream.origin, key })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/v1beta`, key })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

const body = JSON.stringify({ model: 'gpt-5-mini', messages: [] })
const chat = (): Promise<Told> =>
  ask(engine.proxy, engine.key, { path: '/v1/chat/completions', headers: JSON_TYPE, body })

describe.each([
  ['openai', '/v1/chat/completions'],
  ['anthropic', '/v1/messages'],
  ['gemini', '/v1beta/models/gemini-2.5-flash:generateContent'],
])('a provider that sends back what it got, as %s', (dialect, path) => {
  it.each([200, 302, 401, 500])('gives nobody the provider’s key: status %i', async (status) => {
    upstream.answerWith((seen, res) => {
      const got = keyIn(seen)
      expect(got).toBe(key)
      res.statusMessage = `Bad key ${got}`
      res.writeHead(status, {
        'content-type': 'application/json',
        'x-echo': `Bearer ${got}, ${got}`,
        location: `/${got}`,
      })
      res.end(
        JSON.stringify({ error: { message: `Incorrect API key provided: ${got}`, code: got, headers: seen.headers } }),
      )
    })
    const model = dialect === 'anthropic' ? 'claude-haiku-4-5' : 'gpt-5-mini'
    const asked = JSON.stringify({ model, messages: [] })
    const told = await ask(engine.proxy, engine.key, { path, headers: JSON_TYPE, body: asked })
    const all = [told.message, ...told.rawHeaders, told.body.toString()].join('\n')
    expect(all).not.toContain(key)
    expect(told.message).toBe(`Bad key ${mask}`)
    expect(told.headers['x-echo']).toBe(`Bearer ${mask}, ${mask}`)
    expect(told.body.toString()).toContain(`Incorrect API key provided: ${mask}`)
    expect(told.whole).toBe(true)
  })
})

describe('a key that arrives in two pieces, cut at any byte', () => {
  const cuts = Array.from({ length: key.length - 1 }, (_, index) => index + 1)

  it.each([
    ['in a chunked answer', 'application/json', false],
    ['in an answer of a known length', 'application/json', true],
    ['in an event of a stream', 'text/event-stream', false],
  ])('is masked %s', async (_where, type, withLength) => {
    for (const cut of cuts) {
      const text = (secret: string) =>
        type === 'application/json' ? `{"echo":"${secret}"}` : `data: {"e":"${secret}"}\n\n`
      const told = await echoInHalves(upstream, chat, {
        type,
        withLength,
        text: text(key),
        at: text('').indexOf('""') + 1 + cut,
      })
      expect(told.body.toString()).toBe(text(mask))
      expect(told.whole).toBe(true)
    }
  })

  it('is masked where the answer ends with it', async () => {
    const told = await echoInHalves(upstream, chat, {
      type: 'text/plain',
      withLength: true,
      text: `key: ${key}`,
      at: 12,
    })
    expect(told.body.toString()).toBe(`key: ${mask}`)
  })
})

describe('a key in a compressed answer', () => {
  const plain = `{"message":"${'a waybill '.repeat(50)}","echo":"${key}","more":"${'of it '.repeat(500)}"}`
  const codecs = [
    ['gzip', zlib.gzipSync, zlib.createGzip, zlib.gunzipSync, zlib.constants.Z_SYNC_FLUSH],
    [
      'br',
      zlib.brotliCompressSync,
      zlib.createBrotliCompress,
      zlib.brotliDecompressSync,
      zlib.constants.BROTLI_OPERATION_FLUSH,
    ],
    ['deflate', zlib.deflateSync, zlib.createDeflate, zlib.inflateSync, zlib.constants.Z_SYNC_FLUSH],
    ['zstd', zlib.zstdCompressSync, zlib.createZstdCompress, zlib.zstdDecompressSync, zlib.constants.ZSTD_e_flush],
  ] as const

  describe.each(codecs)('%s', (encoding, compress, stream, inflate, finishFlush) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
    const readable = (told: Told) => (told.body.length === 0 ? '' : inflate(told.body, { finishFlush }).toString())

    it.each([true, false])('ends the answer before the key is there (with a length: %s)', async (withLength) => {
      const bytes = compress(plain)
      upstream.answerWith((_seen, res) => {
        res.writeHead(200, { ...headers, ...(withLength ? { 'content-length': bytes.length } : {}) })
        res.end(bytes)
      })
      const closed = engine.nextClosed()
      const told = await chat()
      expect(told.whole).toBe(false)
      expect(readable(told)).not.toContain(key)
      expect(await await closed).toMatchObject({ ended_by: 'upstream', status_code: 200 })
    })

    it('ends the answer also where the key comes in pieces', async () => {
      const sent = plain.indexOf(key) + 20
      upstream.answerWith(async (_seen, res: ServerResponse) => {
        res.writeHead(200, headers)
        const encoder = stream()
        encoder.pipe(res)
        encoder.write(plain.slice(0, sent))
        encoder.flush(() => setImmediate(() => encoder.end(plain.slice(sent))))
      })
      const told = await chat()
      expect(told.whole).toBe(false)
      expect(readable(told)).not.toContain(key)
    })

    it('lets an answer without it through, byte for byte', async () => {
      const bytes = compress(plain.replaceAll(key, mask))
      upstream.answerWith((_seen, res) => {
        res.writeHead(200, headers)
        res.end(bytes)
      })
      const told = await chat()
      expect(told.whole).toBe(true)
      expect(told.body.equals(bytes)).toBe(true)
    })
  })
})

describe('a key over a WebSocket', () => {
  it.each([false, true])('is masked in the handshake and in messages (compression offered: %s)', async (compressed) => {
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: compressed ? { threshold: 0 } : false })
    sockets.on('headers', (headers, req) => headers.push(`x-echo: ${req.headers.authorization}`))
    upstream.onUpgrade((req, socket, head) => {
      sockets.handleUpgrade(req, socket, head, (peer) => {
        peer.send(`{"echo":"${req.headers.authorization}"}`)
        peer.close()
      })
    })
    const address = `${engine.proxy.replace('http', 'ws')}/v1/realtime?model=gpt-realtime`
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${engine.key}` } })
    let heard = ''
    socket.on('upgrade', (answer) => {
      heard += JSON.stringify(answer.rawHeaders)
    })
    socket.on('message', (data) => {
      heard += String(data)
    })
    await once(socket, 'close')
    expect(heard).toContain(`{"echo":"Bearer ${mask}"}`)
    expect(heard).not.toContain(key)
  })

  it('is masked in a message that comes in two packets, cut at any byte', async () => {
    upstream.onUpgrade(async (req, socket) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n`)
      socket.write(`sec-websocket-accept: ${acceptOf(String(req.headers['sec-websocket-key']))}\r\n\r\n`)
      const text = Buffer.from(String(req.headers.authorization))
      const frame = Buffer.concat([Buffer.from([0x81, text.length]), text])
      for (let cut = 1; cut < frame.length; cut++) {
        for (const piece of [frame.subarray(0, cut), frame.subarray(cut)]) {
          socket.write(piece)
          await nextTurn()
        }
      }
      socket.end(Buffer.from([0x88, 0]))
    })
    const address = `${engine.proxy.replace('http', 'ws')}/v1/realtime?model=gpt-realtime`
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${engine.key}` } })
    const heard = new Set<string>()
    socket.on('message', (data) => heard.add(String(data)))
    await once(socket, 'close')
    expect([...heard]).toEqual([`Bearer ${mask}`])
  })

  it('is masked in a refusal', async () => {
    upstream.onUpgrade((req, socket) => {
      const got = req.headers.authorization
      socket.end(`HTTP/1.1 401 Not ${got}\r\nx-echo: ${got}\r\ncontent-length: ${`${got}`.length}\r\n\r\n${got}`)
    })
    const address = `${engine.proxy.replace('http', 'ws')}/v1/realtime?model=gpt-realtime`
    const socket = new WebSocket(address, { headers: { authorization: `Bearer ${engine.key}` } })
    socket.on('error', () => {})
    const [request, answer] = await once(socket, 'unexpected-response')
    let heard = JSON.stringify([answer.statusMessage, answer.rawHeaders])
    for await (const chunk of answer) heard += String(chunk)
    request.destroy()
    expect(heard).toContain(mask)
    expect(heard).not.toContain(key)
  })
})

it('a placeholder that a local server takes for a key is no secret: answers may say it', async () => {
  const { providers } = engine.core.client
  await providers.add({ kind: 'compatible', name: 'local', base_url: `${upstream.origin}/v1`, key: 'ollama' })
  upstream.answerWith((_seen, res) => res.writeHead(200, { 'content-type': 'text/plain' }).end('Install ollama first.'))
  const told = await ask(engine.proxy, engine.key, { path: '/local/v1/chat/completions', headers: JSON_TYPE, body })
  expect(told.body.toString()).toBe('Install ollama first.')
})

describe('what the provider gets to see', () => {
  it.each([
    ['authorization', { authorization: 'Bearer KEY' }, ''],
    ['x-api-key', { 'x-api-key': 'KEY' }, ''],
    ['x-goog-api-key', { 'x-goog-api-key': 'KEY' }, ''],
    ['the query', {}, '?key=KEY&keep=1'],
    ['all at once', { authorization: 'Bearer KEY', 'x-api-key': 'KEY', 'x-goog-api-key': 'KEY' }, '?keep=1&key=KEY'],
  ])('is never the client’s key nor a cookie: %s', async (_where, headers, query) => {
    upstream.answerWith((_seen, res) => res.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
    const filled = Object.entries({ ...headers, cookie: 'session=KEY; other=1' }).map(([name, value]) => [
      name,
      value.replace('KEY', engine.key),
    ])
    for (const path of [
      '/openai/v1/chat/completions',
      '/anthropic/v1/messages',
      '/gemini/v1beta/models/m:generateContent',
    ]) {
      const told = await ask(engine.proxy, null, {
        path: path + query.replace('KEY', engine.key),
        headers: { ...JSON_TYPE, ...Object.fromEntries(filled) },
        body,
      })
      expect(told.status).toBe(200)
      const seen = upstream.seen.at(-1) as Seen
      expect(JSON.stringify([seen.url, seen.rawHeaders])).not.toContain(engine.key)
      expect(seen.headers).not.toHaveProperty('cookie')
      expect(seen.rawHeaders.filter((value) => value.includes(key))).toHaveLength(1)
      if (query) expect(seen.url).toContain('keep=1')
    }
  })
})

/** RFC 6455, 4.2.2. */
function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
}
