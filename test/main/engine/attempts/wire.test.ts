import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { ask, form, JSON_TYPE } from '../privacy/ask.ts'
import { breaks, type Fate, fails } from './keyed-provider.ts'
import { FIRST, SECOND, THIRD, twoKeysForTests } from './two-keys.ts'

const way = twoKeysForTests()

/** A provider that answers 401 to the head of a request, and reads no further. */
async function startEarlyRefusal() {
  let hear = (_: Socket) => {}
  const heard = new Promise<Socket>((resolve) => {
    hear = resolve
  })
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.pause()
      hear(socket)
      socket.write('HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // A paused socket hears of its end only when it is read on.
    async left() {
      const socket = await heard
      socket.resume()
      if (!socket.destroyed) await once(socket, 'close')
    },
    close: () => server.close(),
  }
}

const chat = (content = 'Hello') => ({
  path: '/v1/chat/completions',
  headers: JSON_TYPE,
  body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content }] }),
})
const tell = (asked = chat()) => ask(way.engine().proxy, way.engine().key, asked)

it('where no key is left, the client gets the last answer as it came', async () => {
  const body = gzipSync('{"error":{"message":"Slow down, please.","type":"rate","code":"rate"}}')
  way.provider().let(FIRST, fails(429, {}, 'the first'))
  way.provider().let(SECOND, (_req, res) => {
    res.statusMessage = 'Enough'
    const type = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    res.writeHead(429, { ...type, 'retry-after': '7', 'X-RateLimit-Limit-Requests': '3' })
    res.write(body.subarray(0, 20))
    res.end(body.subarray(20))
  })
  const told = await tell()
  expect([told.status, told.message, told.whole]).toEqual([429, 'Enough', true])
  expect(told.body.equals(body)).toBe(true)
  expect(told.headers).toMatchObject({ 'retry-after': '7', 'content-encoding': 'gzip' })
  expect(told.rawHeaders).toContain('X-RateLimit-Limit-Requests')
  const [, second] = await way.keys()
  expect(await way.row()).toMatchObject({
    attempts: 2,
    status_code: 429,
    provider_key_id: second?.id,
    response_bytes: body.length,
    error_type: 'rate',
    cost_basis: 'free',
  })
})

it('a full minute is told rather than the refused key behind it: a tool can wait for the one, and not for the other', async () => {
  way.provider().let(FIRST, fails(429, { 'retry-after': '20' }, 'the first'))
  way.provider().let(SECOND, fails(401, {}, 'the second'))
  const told = await tell()
  expect([told.status, told.headers['retry-after'], told.body.toString()]).toEqual([
    429,
    '20',
    expect.stringContaining('the first'),
  ])
  const [first] = await way.keys()
  expect(await way.row()).toMatchObject({ attempts: 2, status_code: 429, provider_key_id: first?.id })
})

it('an answer is told rather than a connection that broke after it', async () => {
  way.provider().let(FIRST, fails(500, {}, 'the first'))
  way.provider().let(SECOND, breaks)
  const told = await tell()
  expect([told.status, told.body.toString()]).toEqual([500, expect.stringContaining('the first')])
  expect(await way.row()).toMatchObject({ attempts: 2, status_code: 500, ended_by: 'complete' })
})

it('a provider that no key reaches is told as unreachable, with all attempts counted', async () => {
  for (const key of [FIRST, SECOND]) way.provider().let(key, breaks)
  const told = await tell()
  expect([told.status, told.headers['x-waybill-error']]).toEqual([502, 'provider_unreachable'])
  const [, second] = await way.keys()
  expect(await way.row()).toMatchObject({
    attempts: 2,
    status_code: 502,
    error_type: 'provider_unreachable',
    ended_by: 'upstream',
    provider_key_id: second?.id,
  })
})

it('each attempt carries the whole request, headers and a megabyte of body, with its own key', async () => {
  const seen: { headers: unknown; url: string | undefined; body: Buffer }[] = []
  const keep =
    (next: Exclude<Fate, null>): Fate =>
    (req, res, body) => {
      const { authorization: _, ...headers } = req.headers
      seen.push({ headers, url: req.url, body })
      next(req, res, body)
    }
  way.provider().let(FIRST, keep(fails(503) as Exclude<Fate, null>))
  way.provider().let(
    SECOND,
    keep((_req, res) => res.end('{}')),
  )
  const asked = chat('x'.repeat(1024 * 1024))
  const headers = { ...asked.headers, 'x-own': 'one', 'x-stainless-retry-count': '0' }
  const told = await tell({ ...asked, path: `${asked.path}?beta=1`, headers })
  expect(told.status).toBe(200)
  expect(way.provider().asked).toEqual([FIRST, SECOND])
  expect(seen).toHaveLength(2)
  expect(seen[1]).toEqual(seen[0])
  expect(seen[0]?.body.toString()).toBe(asked.body)
  expect(seen[0]?.url).toBe('/v1/chat/completions?beta=1')
  expect(seen[0]?.headers).toMatchObject({ 'x-own': 'one', 'content-length': String(asked.body.length) })
})

it('a provider that refuses without reading does not keep the next one waiting for a large body', async () => {
  const early = await startEarlyRefusal()
  const { providers } = way.engine().core.client
  await providers.add({ kind: 'openai', name: 'early', base_url: `${early.origin}/v1`, key: THIRD })
  await providers.remove({ name: 'openai' })
  await providers.add({ kind: 'openai', name: 'work', base_url: `${way.provider().origin}/v1`, key: FIRST })
  const told = await tell(chat('x'.repeat(8 * 1024 * 1024)))
  expect(told.status).toBe(200)
  expect(await way.row()).toMatchObject({ attempts: 2, provider_name: 'work' })
  // Its connection is closed, with most of the body never sent.
  await early.left()
  early.close()
})

it('a compressed good answer comes through byte for byte', async () => {
  const body = gzipSync(
    JSON.stringify({ model: 'gpt-5-mini', choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }),
  )
  way.provider().let(FIRST, fails(429))
  way.provider().let(SECOND, (_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    res.end(body)
  })
  const told = await tell()
  expect(told.body.equals(body)).toBe(true)
  expect(await way.row()).toMatchObject({ attempts: 2, input_tokens: 1, output_tokens: 2, response_bytes: body.length })
})

it('an upload that streams through is not tried again: its bytes are gone', async () => {
  way.provider().let(FIRST, fails(503, { 'retry-after': '1' }))
  const file = { name: 'a.wav', type: 'audio/wav', content: 'x'.repeat(1000) }
  const told = await tell({ path: '/v1/audio/transcriptions', ...form({ model: 'whisper-1' }, file) })
  expect(told.status).toBe(503)
  expect(way.provider().asked).toEqual([FIRST])
})

it('a request without a body is tried again', async () => {
  way.provider().let(FIRST, fails(401))
  const told = await ask(way.engine().proxy, way.engine().key, { path: '/openai/v1/models', method: 'GET' })
  expect(told.status).toBe(200)
  expect(way.provider().asked).toEqual([FIRST, SECOND])
})

it('a WebSocket goes one way only, and what became of it is known to the next', async () => {
  way.provider().let(FIRST, fails(401))
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }
  const headers = { ...upgrade, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
  const open = () =>
    ask(way.engine().proxy, way.engine().key, { path: '/v1/realtime?model=gpt-realtime', method: 'GET', headers })
  expect((await open()).status).toBe(401)
  expect(await way.row()).toMatchObject({ attempts: 1, status_code: 401 })
  await open()
  expect(way.provider().asked).toEqual([FIRST, SECOND])
})

it('no connection is lost to what was passed over, and none is made anew for each', async () => {
  way.provider().let(FIRST, fails(403))
  for (let i = 0; i < 20; i++) expect((await tell()).status).toBe(200)
  expect(way.provider().asked).toHaveLength(40)
  expect(way.provider().connected()).toBeLessThanOrEqual(2)
})

it('an answer that is passed over may be long or never end: it is let go of', async () => {
  way.provider().let(FIRST, (_req, res) => {
    res.writeHead(500)
    res.write('x'.repeat(1000))
  })
  const heard = way.provider().heard(FIRST)
  expect((await tell()).status).toBe(200)
  await (await heard).left
  expect(way.provider().asked).toEqual([FIRST, SECOND])
})

it('a key in the answer of its own attempt is masked, whichever attempt it was', async () => {
  way.provider().let(FIRST, fails(401, {}, `wrong key ${FIRST}`))
  way.provider().let(SECOND, fails(401, {}, `wrong key ${SECOND}`))
  const told = await tell()
  for (const key of [FIRST, SECOND, THIRD]) expect(told.body.toString()).not.toContain(key.slice(0, 20))
  expect(told.body.toString()).toContain('*'.repeat(SECOND.length))
})

it('nothing of what was passed over is left on the request: no warning of too many listeners', async () => {
  const { providers, settings } = way.engine().core.client
  await settings.set({ name: 'retry_attempts', value: 5 })
  const keys = [FIRST, SECOND, THIRD, `${THIRD}4`, `${THIRD}5`]
  for (const key of keys.slice(2)) await providers.keys.add({ name: 'openai', key })
  for (const key of keys.slice(0, 4)) way.provider().let(key, fails(403))
  const warnings: Error[] = []
  const onWarning = (warning: Error) => warnings.push(warning)
  process.on('warning', onWarning)
  expect((await tell()).status).toBe(200)
  process.off('warning', onWarning)
  expect(way.provider().asked).toEqual(keys)
  expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([])
  expect(await way.row()).toMatchObject({ attempts: 5 })
})
