import { EventEmitter, once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { headerOf } from '../../../support/recorder-messages.ts'
import { TEST_TLS } from '../sandbox/test-certificate.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { journeyForTests, type Leg, PROVIDER_KEY } from './journey.ts'

const files: Expected = {
  kind: 'openai',
  endpoint: '/v1/files/{id}',
  operation: 'files',
  free: true,
  tool: 'curl',
}
let canary = ''
const arrivals = new EventEmitter()
/** Answers as providers seldom do, and may. */
const oddly: RequestListener = async (request, response) => {
  arrivals.emit('request')
  const body = await buffer(request).catch(() => null)
  if (body === null) return // the client left
  switch (request.url?.split('?')[0]) {
    case '/v1/files/head':
      return void response.writeHead(200, { 'content-length': 1234, 'X-Odd-Case': 'yes' }).end()
    case '/v1/files/moved':
      return void response.writeHead(307, { location: `${canary}/steal`, 'content-length': 0 }).end()
    case '/v1/files/gone':
      return void response.writeHead(204, { 'X-Left': 'nothing' }).end()
    case '/v1/files/closing':
      // As old servers do: neither a length nor chunks, and the end of the connection is the end of the answer.
      return void response.socket?.end(
        `HTTP/1.1 200 Fine So Far\r\nX-One: a\r\nx-one: b\r\nX-Empty:\r\n\r\n${'z'.repeat(70_000)}`,
      )
    default:
      return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(body)
  }
}

describe('a request that no SDK makes', () => {
  const journey = journeyForTests({ listener: oddly })
  let thief: http.Server
  let robbed = 0
  beforeAll(async () => {
    thief = http.createServer((_request, response) => {
      robbed += 1
      response.end()
    })
    thief.listen(0, '127.0.0.1')
    await once(thief, 'listening')
    canary = `http://127.0.0.1:${(thief.address() as AddressInfo).port}`
  })
  afterAll(() => void thief.close())

  interface Call {
    readonly method?: string
    readonly headers?: http.OutgoingHttpHeaders
    readonly body?: Readable
  }
  /** A bare client: what it is given, it sends. */
  async function call(path: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Buffer> {
    const request = http.request(journey.address() + path, {
      method,
      headers: { authorization: `Bearer ${journey.engine().key}`, 'user-agent': 'curl/8.5.0', ...headers },
    })
    if (body) body.pipe(request)
    else request.end()
    const [response] = (await once(request, 'response')) as [http.IncomingMessage]
    return buffer(response)
  }
  const answerOf = ({ legs }: { legs: readonly Leg[] }) => {
    const answer = legs[0]?.client.answer
    if (!answer) throw new Error('no answer')
    return answer
  }

  it('with HEAD is answered with the length of what is not sent', async () => {
    const trip = await journey.carry('openai', () => call('/v1/files/head', { method: 'HEAD' }))
    expect(headerOf(answerOf(trip), 'content-length')).toBe('1234')
    expectRow(journey, trip, { ...files })
  })

  it('is not sent on elsewhere: the redirect goes to the tool, and the key nowhere', async () => {
    const trip = await journey.carry('openai', () => call('/v1/files/moved'))
    expect(answerOf(trip).startLine).toBe('HTTP/1.1 307 Temporary Redirect')
    expect(headerOf(answerOf(trip), 'location')).toBe(`${canary}/steal`)
    expect(robbed).toBe(0)
    expectRow(journey, trip, { ...files })
  })

  it('may be answered with nothing, or until the connection ends', async () => {
    const gone = await journey.carry('openai', () => call('/v1/files/gone', { method: 'DELETE' }))
    expect(answerOf(gone).startLine).toBe('HTTP/1.1 204 No Content')
    expectRow(journey, gone, { ...files })
    const closing = await journey.carry('openai', () => call('/v1/files/closing'))
    expect(closing.result).toHaveLength(70_000)
    expect(headerOf(answerOf(closing), 'x-one')).toBe('a, b')
    expectRow(journey, closing, { ...files })
  })

  it('keeps its own headers, and loses its credentials and those of its connection', async () => {
    const trip = await journey.carry('openai', () =>
      call(`/v1/videos?limit=2&key=${journey.engine().key}&q=%20a+b&Empty=`, {
        headers: {
          'X-Multi': ['one', 'two, three'],
          'x-Empty': '',
          'OpenAI-Organization': 'org-mine',
          Accept: 'text/event-stream;q=0.5, */*',
          'Accept-Encoding': 'zstd, br;q=0.1',
          'X-Latin': 'caf\u00e9',
          cookie: 'session=secret',
          'x-api-key': journey.engine().key,
          'x-goog-api-key': journey.engine().key,
          'x-goog-user-project': 'mine',
          TE: 'trailers',
          'X-Private': 'for Waybill alone',
          Connection: 'keep-alive, X-Private',
          'Proxy-Authorization': 'Basic c2VjcmV0',
        },
      }),
    )
    const received = trip.legs[0]?.provider.request
    expect(received?.startLine).toBe('GET /v1/videos?limit=2&q=%20a+b&Empty= HTTP/1.1')
    const names = received?.headers.map(([name]) => name.toLowerCase()) ?? []
    expect(names).toEqual(expect.arrayContaining(['x-multi', 'openai-organization', 'x-goog-user-project']))
    for (const lost of ['cookie', 'x-private', 'proxy-authorization', 'te']) expect(names).not.toContain(lost)
  })

  it('ends at the provider when its sender leaves in the middle of it', async () => {
    const closed = journey.engine().nextClosed()
    const moment = performance.now()
    const request = http.request(`${journey.address()}/v1/uploads/upload_1/parts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${journey.engine().key}`,
        'content-type': 'application/octet-stream',
        'content-length': 1_000_000,
      },
    })
    const left = once(request, 'error')
    const arrived = once(arrivals, 'request')
    request.write(Buffer.alloc(300_000))
    await arrived
    const destroyed = performance.now()
    request.destroy()
    await left
    const row = await closed
    const [seen] = journey.provider().recorder.since(moment)
    expect(((await seen?.left) ?? Number.POSITIVE_INFINITY) - destroyed).toBeLessThan(1000)
    expect(seen?.request.complete).toBe(false)
    expect(row).toMatchObject({ ended_by: 'client', status_code: null, response_bytes: 0, attempts: 1 })
    expect(row.request_bytes).toBeLessThanOrEqual(300_000)
    expect(row.request_bytes).toBeGreaterThan(0)
  })

  it('arrives whole when it comes in chunks: JSON, a form, and bytes of any kind', async () => {
    const pieces = (text: string, size: number) => {
      const all = Buffer.from(text)
      const count = Math.ceil(all.length / size)
      return Readable.from(Array.from({ length: count }, (_, index) => all.subarray(index * size, (index + 1) * size)))
    }
    const json = JSON.stringify({ messages: [{ role: 'user', content: '📦'.repeat(5000) }], model: 'gpt-5-mini' })
    const type = (value: string) => ({ headers: { 'content-type': value }, method: 'POST' })
    const jsonTrip = await journey.carry('openai', () =>
      call('/v1/chat/completions', { ...type('application/json'), body: pieces(json, 777) }),
    )
    expect(jsonTrip.result.equals(Buffer.from(json))).toBe(true)
    expect(jsonTrip.rows[0]).toMatchObject({ request_bytes: Buffer.byteLength(json), request_model: 'gpt-5-mini' })

    const part = (name: string, value: string) =>
      `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const form = `${part('prompt', 'x'.repeat(300_000))}${part('model', 'openai/gpt-image-1')}${part('n', '1')}--b0--\r\n`
    const bare = form.replace('openai/gpt-image-1', 'gpt-image-1')
    const formTrip = await journey.carry(
      'openai',
      () => call('/v1/images/edits', { ...type('multipart/form-data; boundary=b0'), body: pieces(form, 5000) }),
      { body: () => Buffer.from(bare) },
    )
    expect(formTrip.result.equals(Buffer.from(bare))).toBe(true)
    expect(formTrip.rows[0]).toMatchObject({ request_bytes: form.length, request_model: 'openai/gpt-image-1' })

    const bytes = Readable.from(Array.from({ length: 300 }, (_, index) => Buffer.alloc(10_000, index)))
    const bytesTrip = await journey.carry('openai', () =>
      call('/v1/uploads/upload_1/parts', { ...type('application/octet-stream'), body: bytes }),
    )
    expect(bytesTrip.result).toHaveLength(3_000_000)
    expect(bytesTrip.rows[0]).toMatchObject({
      endpoint: '/v1/uploads/{id}/parts',
      request_bytes: 3_000_000,
      response_bytes: 3_000_000,
    })
  })
})

describe('a provider whose certificate nobody has vouched for', () => {
  it('gets no request, and the tool reads what to do', async () => {
    const provider = await startProvider({ tls: TEST_TLS, apiKey: PROVIDER_KEY })
    const engine = await startEngine()
    const base_url = `${provider.origin}/v1`
    await engine.core.client.providers.add({ kind: 'openai', base_url, key: PROVIDER_KEY })
    const client = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
    const error = await client.files.list().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 502, code: 'provider_certificate' })
    expect(String(error)).toContain('extra_ca_file')
    expect(provider.recorder.since(0)).toHaveLength(0)
    expect((await engine.rows())[0]).toMatchObject({ error_type: 'provider_certificate', ended_by: 'upstream' })
    await engine.stop()
    await provider.close()
  })
})
