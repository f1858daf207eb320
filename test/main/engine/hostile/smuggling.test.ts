import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import {
  type LenientUpstream,
  rawRequest,
  requestsIn,
  sendRaw,
  startLenientUpstream,
} from '../../../support/raw-http.ts'

let upstream: LenientUpstream
let engine: TestEngine

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())
beforeEach(async () => {
  upstream?.close()
  upstream = await startLenientUpstream()
  const key = 'sk-live-0123456789abcdef'
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key })
})
afterAll(() => upstream.close())

const INNER = 'GET /v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
const CHUNKED_INNER = `0\r\n\r\n${INNER}`

interface Vector {
  readonly name: string
  readonly method?: string
  readonly path?: string
  readonly lines: readonly string[]
  readonly body: string
  /** Between the lines of the head. */
  readonly lineEnd?: string
}

const json = '{"model":"gpt-5-mini"}'
const length = (text: string) => `content-length: ${text.length}`
const files = '/openai/v1/files'
const bytesType = 'content-type: application/octet-stream'

const vectors: readonly Vector[] = [
  { name: 'a length and chunks', lines: ['content-length: 5', 'transfer-encoding: chunked'], body: CHUNKED_INNER },
  { name: 'chunks and a length', lines: ['transfer-encoding: chunked', length(CHUNKED_INNER)], body: CHUNKED_INNER },
  { name: 'two lengths', lines: ['content-length: 0', length(INNER)], body: INNER },
  { name: 'the same length twice', lines: [length(json), length(json)], body: json },
  { name: 'a list of lengths', lines: [`content-length: 0, ${INNER.length}`], body: INNER },
  { name: 'a signed length', lines: ['content-length: +0'], body: INNER },
  { name: 'a hexadecimal length', lines: ['content-length: 0x10'], body: INNER },
  { name: 'an empty length', lines: ['content-length:'], body: INNER },
  { name: 'a length that is too great a number', lines: ['content-length: 18446744073709551616'], body: INNER },
  { name: 'chunked and identity', lines: ['transfer-encoding: chunked, identity'], body: CHUNKED_INNER },
  { name: 'identity', lines: ['transfer-encoding: identity', length(INNER)], body: INNER },
  { name: 'chunked twice', lines: ['transfer-encoding: chunked', 'transfer-encoding: chunked'], body: CHUNKED_INNER },
  { name: 'an unknown coding', lines: ['transfer-encoding: xchunked', length(INNER)], body: INNER },
  { name: 'gzip and chunked', lines: ['transfer-encoding: gzip, chunked'], body: CHUNKED_INNER },
  { name: 'a coding in quotes', lines: ['transfer-encoding: "chunked"', length(INNER)], body: INNER },
  {
    name: 'a space before the colon',
    lines: ['transfer-encoding : chunked', length(CHUNKED_INNER)],
    body: CHUNKED_INNER,
  },
  {
    name: 'a tab before the coding',
    lines: ['transfer-encoding:\tchunked', length(CHUNKED_INNER)],
    body: CHUNKED_INNER,
  },
  {
    name: 'a control character before the coding',
    lines: ['transfer-encoding:\x0bchunked', length(INNER)],
    body: INNER,
  },
  {
    name: 'a folded line',
    lines: ['x-a: b', ' transfer-encoding: chunked', length(CHUNKED_INNER)],
    body: CHUNKED_INNER,
  },
  { name: 'a folded value', lines: ['transfer-encoding:', ' chunked', length(CHUNKED_INNER)], body: CHUNKED_INNER },
  { name: 'a space in a name', lines: ['content length: 5', 'transfer encoding: chunked'], body: CHUNKED_INNER },
  { name: 'a line without a name', lines: [': x', length(json)], body: json },
  {
    name: 'a bare line feed in a value',
    lines: [`x-a: b\ntransfer-encoding: chunked`, length(CHUNKED_INNER)],
    body: CHUNKED_INNER,
  },
  {
    name: 'a bare carriage return in a value',
    lines: [`x-a: b\rtransfer-encoding: chunked`, length(CHUNKED_INNER)],
    body: CHUNKED_INNER,
  },
  { name: 'a NUL in a value', lines: ['x-a: b\0c', length(json)], body: json },
  { name: 'bare line feeds for line ends', lines: [length(json)], body: json, lineEnd: '\n' },
  {
    name: 'a chunk of a broken size',
    lines: ['transfer-encoding: chunked'],
    body: `5;a\nb\r\nhello\r\n${CHUNKED_INNER}`,
  },
  { name: 'a chunk of a negative size', lines: ['transfer-encoding: chunked'], body: `-1\r\n\r\n${CHUNKED_INNER}` },
  {
    name: 'a chunk that is longer than its size',
    lines: ['transfer-encoding: chunked'],
    body: `1\r\nhello\r\n${CHUNKED_INNER}`,
  },
  {
    name: 'a framing in the trailers',
    lines: ['transfer-encoding: chunked', 'trailer: content-length'],
    body: `2\r\n{}\r\n0\r\ncontent-length: 9\r\nhost: evil.test\r\n\r\n`,
  },
  ...['DELETE', 'OPTIONS', 'GET', 'HEAD'].flatMap((method): Vector[] => [
    {
      name: `chunks behind a thousand headers in a ${method}`,
      method,
      path: files,
      lines: [...Array<string>(1200).fill('a:'), 'transfer-encoding: chunked'],
      body: `${INNER.length.toString(16)}\r\n${INNER}\r\n0\r\n\r\n`,
    },
    { name: `chunks in a ${method}`, method, path: files, lines: ['transfer-encoding: chunked'], body: CHUNKED_INNER },
    {
      name: `chunks with a request in a ${method}`,
      method,
      path: files,
      lines: ['transfer-encoding: chunked'],
      body: `${INNER.length.toString(16)}\r\n${INNER}\r\n0\r\n\r\n`,
    },
    {
      name: `a body with a length in a ${method}`,
      method,
      path: files,
      lines: [length(INNER), bytesType],
      body: INNER,
    },
    {
      name: `a body whose length the connection claims in a ${method}`,
      method,
      path: files,
      lines: ['connection: content-length', length(INNER), bytesType],
      body: INNER,
    },
  ]),
  ...[files, '/v1/chat/completions'].flatMap((path): Vector[] => [
    {
      name: `a length that belongs to the connection: ${path}`,
      path,
      lines: ['connection: content-length, x', length(INNER), bytesType],
      body: INNER,
    },
    {
      name: `chunks that belong to the connection: ${path}`,
      path,
      lines: ['connection: transfer-encoding', 'transfer-encoding: chunked', bytesType],
      body: `${INNER.length.toString(16)}\r\n${INNER}\r\n0\r\n\r\n`,
    },
    {
      name: `a connection that claims everything: ${path}`,
      path,
      lines: ['connection: close, host, authorization, x-api-key, content-type', length(json)],
      body: json,
    },
  ]),
  { name: 'a line end in the query', path: '/v1/files?a=1\r\nx-own: 1', method: 'GET', lines: [], body: '' },
  { name: 'a line feed in the query', path: '/v1/files?a=1\nx-own: 1', method: 'GET', lines: [], body: '' },
  {
    name: 'a request in the query',
    path: '/v1/files?a=1 HTTP/1.1\r\n\r\nGET /v1/smuggled',
    method: 'GET',
    lines: [],
    body: '',
  },
  {
    name: 'an encoded line end in the query',
    path: `/v1/files?a=%0d%0ax-evil:%201%0d%0a%0d%0a${encodeURIComponent(INNER)}`,
    method: 'GET',
    lines: [],
    body: '',
  },
  { name: 'an expectation', lines: ['expect: 100-continue', length(json)], body: json },
  { name: 'an unknown expectation', lines: ['expect: x', length(json)], body: json },
  {
    name: 'an upgrade with a body',
    path: '/v1/realtime?model=gpt-realtime',
    method: 'GET',
    lines: ['connection: Upgrade', 'upgrade: websocket', length(INNER)],
    body: INNER,
  },
  {
    name: 'an upgrade with chunks',
    path: '/v1/realtime?model=gpt-realtime',
    method: 'GET',
    lines: ['connection: Upgrade', 'upgrade: websocket', 'transfer-encoding: chunked'],
    body: CHUNKED_INNER,
  },
  {
    name: 'an upgrade with a length and no body',
    path: '/v1/realtime?model=gpt-realtime',
    method: 'GET',
    lines: ['connection: Upgrade', 'upgrade: websocket', 'content-length: 40'],
    body: '',
  },
]

/** A good request; by the time that it is answered, all that came before it has arrived as well. */
async function canary(): Promise<void> {
  const lines = [`host: 127.0.0.1:${engine.port}`, `authorization: Bearer ${engine.key}`]
  const answer = await sendRaw(engine.port, rawRequest(['GET /v1/files/canary HTTP/1.1', ...lines]))
  expect(answer.status).toBe(200)
}

const sendVector = ({ method = 'POST', path = '/v1/chat/completions', lines, body, lineEnd = '\r\n' }: Vector) => {
  const own = [`host: 127.0.0.1:${engine.port}`, `authorization: Bearer ${engine.key}`]
  const type = lines.some((line) => line.startsWith('content-type')) ? [] : ['content-type: application/json']
  const head = [`${method} ${path} HTTP/1.1`, ...own, ...type, ...lines].join(lineEnd)
  return sendRaw(engine.port, `${head}${lineEnd}${lineEnd}${body}`)
}

describe('a request that two readers would cut differently', () => {
  it.each(vectors)('reaches the provider as one request or not at all: $name', async (vector) => {
    await sendVector(vector)
    await canary()
    for (const prefers of ['content-length', 'transfer-encoding'] as const) {
      const heads = upstream.connections.flatMap(({ bytes }) => requestsIn(bytes, prefers))
      const canaries = heads.filter((head) => head.startsWith('GET /v1/files/canary '))
      expect(canaries).toHaveLength(1)
      expect(heads.length).toBeLessThanOrEqual(2)
      expect(heads.some((head) => head.startsWith('GET /v1/smuggled '))).toBe(false)
      for (const head of heads) {
        expect(head.match(/^authorization: /gim)).toHaveLength(1)
        expect(head).toContain('Bearer sk-live-0123456789abcdef')
        expect(head.match(/^host: /gim)).toHaveLength(1)
        expect(head).not.toMatch(/^x-evil/im)
        expect(head.match(/^(content-length|transfer-encoding): /gim)?.length ?? 0).toBeLessThanOrEqual(1)
      }
    }
  })
})
