import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { startUpstream } from '../support/markers-upstream.ts'
import { type LenientUpstream, rawRequest, requestsIn, sendRaw, startLenientUpstream } from '../support/raw-http.ts'
import { holds, rounds } from '../support/tell.ts'
import { chunksOf, cuts, exchange, headerLines, noise } from './random-bytes.ts'

// A thousand cases, where others use the processors as well.
vi.setConfig({ testTimeout: 180_000 })

const KEY = 'sk-live-0123456789abcdef'
const INNER = 'GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
const JSON_BODY = '{"model":"gpt-5-mini"}'
let engine: TestEngine
let upstream: LenientUpstream

beforeAll(async () => {
  engine = await startEngine()
})
beforeEach(async () => {
  upstream = await startLenientUpstream()
  known = readings.map(() => new Map())
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: KEY })
  return () => upstream.close()
})
afterAll(() => engine.stop())

const own = () => `Host: 127.0.0.1:${engine.port}\r\nAuthorization: Bearer ${engine.key}\r\n`
const method = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('GET', 'POST', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PUT', 'PATCH') },
  fc.constantFrom('TRACE', 'get', 'PRI', 'QUERY', ''),
)
const target = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('/v1/chat/completions', '/openai/v1/files', '/v1/models', '/v1/realtime?model=m'),
  },
  noise(30).map((text) => `/v1/files/${text}`),
  noise(30),
)
const version = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' HTTP/1.1') },
  fc.constantFrom(' HTTP/1.0', ' HTTP/2.0', '', '  HTTP/1.1'),
)
const body = fc.oneof(
  fc.constantFrom('', JSON_BODY, INNER, `0\r\n\r\n${INNER}`, `${INNER.length.toString(16)}\r\n${INNER}\r\n0\r\n\r\n`),
  chunksOf(JSON_BODY),
  fc.tuple(chunksOf(JSON_BODY), noise(20)).map(([chunks, more]) => `${chunks.slice(0, -4)}${more}${INNER}`),
  noise(200),
)

let asked = 0
/** A good request; by the time that it is answered, all that came before it has arrived as well. */
async function canary(): Promise<string> {
  const path = `/v1/files/canary-${asked++}`
  const answer = await sendRaw(engine.port, rawRequest([`GET ${path} HTTP/1.1`, ...own().trim().split('\r\n')]))
  expect(answer.status).toBe(200)
  return path
}

const readings = ['content-length', 'transfer-encoding'] as const
/** How many requests have been looked at, by reading and connection. */
let known = readings.map(() => new Map<object, number>())

/** The requests that the provider has got since it was last looked at, by either reading. */
function news(): string[][] {
  return readings.map((prefers, reading) =>
    upstream.connections.flatMap((connection) => {
      const heads = requestsIn(connection.bytes, prefers)
      const before = known[reading]?.get(connection) ?? 0
      known[reading]?.set(connection, heads.length)
      return heads.slice(before)
    }),
  )
}

function expectSound(heads: readonly string[], path: string): void {
  expect(heads.filter((head) => head.startsWith(`GET ${path} `))).toHaveLength(1)
  expect(heads.length).toBeLessThanOrEqual(2)
  expect(heads.some((head) => head.startsWith('GET /v1/smuggled '))).toBe(false)
  for (const head of heads) {
    expect(head.match(/^authorization: /gim)).toHaveLength(1)
    expect(head.match(/^host: /gim)).toHaveLength(1)
    expect(head.match(/^(content-length|transfer-encoding): /gim)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(head).toContain(`Bearer ${KEY}`)
    expect(head).not.toContain(engine.key)
  }
}

describe('whatever is sent as a request', () => {
  it('is one for the provider or none, shows no key to anybody, and the next one is served', async () => {
    await holds(
      fc.asyncProperty(
        method,
        target,
        version,
        headerLines(5),
        body,
        cuts,
        async (verb, path, http, lines, rest, parts) => {
          let next = ''
          const heard = await exchange(
            engine.port,
            `${verb} ${path}${http}\r\n${own()}${lines}\r\n${rest}`,
            parts,
            async () => {
              next = await canary()
            },
          )
          expect(heard).toMatch(/^(HTTP\/1\.1 |$)/)
          expect(heard).not.toContain(KEY)
          for (const heads of news()) expectSound(heads, next)
        },
      ),
      rounds(150, 1000),
    )
    expect((await engine.rows()).every(({ ended_by }) => ended_by !== null)).toBe(true)
  })
})

describe('a body in chunks of any size, with extensions and trailers, in pieces', () => {
  it('arrives as it was, and nothing else with it', async () => {
    const plain = await startUpstream()
    await engine.core.client.providers.add({ kind: 'openai', base_url: `${plain.origin}/v1`, key: KEY })
    const sent = fc.string({
      unit: fc.constantFrom('a', '\r', '\n', '0', '\0', '\xff', ';'),
      minLength: 1,
      maxLength: 300,
    })
    const framed = sent.chain((text) => fc.tuple(fc.constant(text), chunksOf(text)))
    await holds(
      fc.asyncProperty(framed, cuts, async ([text, chunks], parts) => {
        plain.seen.length = 0
        const head = `POST /openai/v1/files HTTP/1.1\r\n${own()}content-type: application/octet-stream\r\n`
        const heard = await exchange(
          engine.port,
          `${head}connection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`,
          parts,
        )
        expect(heard).toMatch(/^HTTP\/1\.1 200 /)
        expect(plain.seen.map((one) => one.body.toString('latin1'))).toEqual([text])
        expect(plain.seen[0]?.headers).not.toHaveProperty('x-sum')
      }),
      rounds(100, 800),
    )
    await plain.close()
  })
})

describe('requests that come at once, in pieces', () => {
  it('are each answered with their own, in their order', async () => {
    const echo = await startUpstream(({ url, body: said }, res) => res.end(`<${url.split('/').at(-1)} ${said}>`))
    await engine.core.client.providers.add({ kind: 'openai', base_url: `${echo.origin}/v1`, key: KEY })
    const one = fc.record({ hasBody: fc.boolean(), id: fc.integer({ min: 100, max: 999 }), wrong: fc.boolean() })
    await holds(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 5 }), cuts, async (requests, parts) => {
        const text = requests.map(({ hasBody, id, wrong }, index) => {
          const last = index === requests.length - 1 ? 'connection: close\r\n' : ''
          const path = wrong ? `/nobody/${id}` : `/v1/files/${id}`
          const said = `say-${id}`
          return hasBody && !wrong
            ? `POST ${path} HTTP/1.1\r\n${own()}${last}content-type: text/plain\r\ncontent-length: ${said.length}\r\n\r\n${said}`
            : `GET ${path} HTTP/1.1\r\n${own()}${last}\r\n`
        })
        const heard = await exchange(engine.port, text.join(''), parts)
        const answers = [...heard.matchAll(/<(\d+) (?:say-(\d+))?>|HTTP\/1\.1 404/g)].map(([whole, id]) => id ?? whole)
        expect(answers).toEqual(requests.map(({ id, wrong }) => (wrong ? 'HTTP/1.1 404' : String(id))))
      }),
      rounds(60, 500),
    )
    await echo.close()
  })
})
