import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import zlib from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EngineProcess, makePlace, startProcess } from '../../../support/markers-process.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { rounds } from '../../../support/tell.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

// Hundreds of megabytes pass in each: 20 s and more where others use the processors.
vi.setConfig({ testTimeout: 300_000 })

const MB = 1024 * 1024
const place = makePlace()
let upstream: Upstream
let engine: EngineProcess
let key: string

beforeAll(async () => {
  upstream = await startUpstream()
})
beforeEach(async () => {
  engine = await startProcess(place)
  await engine.client.providers.add({ kind: 'sandbox' })
  await engine.client.providers.add({ kind: 'compatible', base_url: `${upstream.origin}/v1` })
  key = (await engine.client.clientKeys.create({ name: 'tool' })).key
  await smallTalk()
  return () => engine.end('SIGKILL')
})
afterAll(async () => {
  await upstream.close()
  place.remove()
})

const body = JSON.stringify({ model: 'any', messages: [{ role: 'user', content: 'Hello' }] })
const path = '/compatible/v1/chat/completions'

/** The most memory that the engine has had at once, in MB. */
function peak(): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${engine.pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

async function smallTalk(): Promise<void> {
  const told = await ask(engine.proxy, key, { path: '/sandbox/v1/chat/completions', headers: JSON_TYPE, body })
  expect(told.status).toBe(200)
}

/** Some MB of the same letter after a beginning, in a thousandth of the size: compressed pieces may follow each other. */
function bomb(beginning: string, megabytes: number): Buffer {
  const piece = zlib.gzipSync(Buffer.alloc(16 * MB, 'a'))
  return Buffer.concat([zlib.gzipSync(beginning), ...Array<Buffer>(megabytes / 16).fill(piece)])
}

describe('an answer that unpacks to a thousand times its size', () => {
  it.each([
    ['a text in JSON', 'application/json', '{"choices":[{"message":{"content":"'],
    ['a field that is looked for', 'application/json', '{"model":"'],
    ['a key that never ends', 'application/json', '{"'],
    ['an event that never ends', 'text/event-stream', 'data: {"usage":"'],
    ['a line without a name', 'text/event-stream', ''],
  ])('costs little memory, holds nothing up and reaches the client: %s', async (_what, type, beginning) => {
    const bytes = bomb(beginning, 512)
    upstream.answerWith((_seen, res) => {
      res.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': bytes.length })
      res.end(bytes)
    })
    const before = peak()
    const running = ask(engine.proxy, key, { path, headers: JSON_TYPE, body })
    for (let i = 0; i < 5; i++) await smallTalk()
    const told = await running
    expect(told.body.equals(bytes)).toBe(true)
    expect(peak() - before).toBeLessThan(150)
  })

  it('costs little memory as a request, too, and is passed on for its provider to judge', async () => {
    upstream.answerWith((_seen, res) => res.end('{}'))
    const before = peak()
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' }
    await ask(engine.proxy, key, { path, headers, body: bomb('{"model":"', 512) })
    expect(peak() - before).toBeLessThan(150)
    await smallTalk()
  })
})

describe('a client that does not read', () => {
  it('holds the provider up, and not the answer in memory', async () => {
    const total = rounds(512, 1024) * MB
    let sent = 0
    upstream.answerWith(async (_seen, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      const piece = Buffer.from(`data: ${'x'.repeat(64 * 1024)}\n\n`)
      for (; sent < total; sent += piece.length) if (!res.write(piece)) await once(res, 'drain')
      res.end('data: [DONE]\n\n')
    })
    const before = peak()
    const headers = { ...JSON_TYPE, authorization: `Bearer ${key}` }
    const request = http.request(engine.proxy + path, { method: 'POST', headers, agent: false }).end(body)
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
    for (let i = 0; i < 30; i++) await smallTalk()
    expect(sent).toBeLessThan(64 * MB)
    expect(peak() - before).toBeLessThan(100)

    let read = 0
    answer.on('data', (chunk: Buffer) => {
      read += chunk.length
    })
    await once(answer, 'end')
    expect(read).toBe(sent + 'data: [DONE]\n\n'.length)
    // Buffers wait for the collector: 30 to 180 MB by how busy the machine is, and never what has passed.
    expect(peak() - before).toBeLessThan(256)
  })
})

describe('a provider that does not read', () => {
  it('holds the upload up, and not its bytes in memory', async () => {
    const total = 256 * MB
    let go = () => {}
    const slow = http.createServer((req, res) => {
      go = () => req.resume()
      req.once('end', () => res.end('{}'))
    })
    slow.listen(0, '127.0.0.1')
    await once(slow, 'listening')
    const address = slow.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await engine.client.providers.add({ kind: 'compatible', name: 'slow', base_url: `http://127.0.0.1:${port}/v1` })
    const before = peak()
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/octet-stream',
      'content-length': total,
    }
    const request = http.request(`${engine.proxy}/slow/v1/files`, { method: 'POST', headers, agent: false })
    const answered = once(request, 'response')
    let sent = 0
    const upload = (async () => {
      const piece = Buffer.alloc(64 * 1024, 'x')
      for (; sent < total; sent += piece.length) if (!request.write(piece)) await once(request, 'drain')
      request.end()
    })()
    for (let i = 0; i < 30; i++) await smallTalk()
    expect(sent).toBeLessThan(64 * MB)
    go()
    await upload
    const [answer] = (await answered) as [http.IncomingMessage]
    expect(answer.statusCode).toBe(200)
    expect(peak() - before).toBeLessThan(150)
    slow.close()
    slow.closeAllConnections()
  })
})
