import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'

let upstream: Upstream
let engine: TestEngine
const LISTED = 'https://app.test'

beforeAll(async () => {
  upstream = await startUpstream((_seen, res) => {
    res.writeHead(200, {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'x-secret',
    })
    res.end('{"ok":true}')
  })
  engine = await startEngine()
  const { providers, settings } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/v1`, key: 'sk-live-0123456789abcdef' })
  await settings.set({ name: 'allowed_origins', value: [LISTED] })
  await settings.set({ name: 'allowed_hosts', value: ['box.lan:8080'] })
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

const body = '{"model":"gpt-5-mini"}'
/** A good request but for these lines. `PORT` stands for the port in use. */
function post(lines: readonly string[], version = 'HTTP/1.1') {
  const head = [
    `POST /v1/chat/completions ${version}`,
    ...lines.map((line) => line.replaceAll('PORT', String(engine.port))),
    `authorization: Bearer ${engine.key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ]
  return sendRaw(engine.port, rawRequest(head, body))
}
function upgrade(lines: readonly string[]) {
  const head = [
    'GET /v1/realtime?model=gpt-realtime HTTP/1.1',
    ...lines.map((line) => line.replaceAll('PORT', String(engine.port))),
    `authorization: Bearer ${engine.key}`,
    'connection: Upgrade',
    'upgrade: websocket',
  ]
  return sendRaw(engine.port, rawRequest(head))
}
async function untouched<T>(work: () => Promise<T>): Promise<T> {
  const before = upstream.seen.length
  const result = await work()
  expect(upstream.seen).toHaveLength(before)
  return result
}

describe('a Host that nobody here goes by', () => {
  const refused: readonly (readonly [string, readonly string[]])[] = [
    ['a rebound name', ['Host: evil.test']],
    ['a rebound name with our port', ['Host: evil.test:PORT']],
    ['our name before an @', ['Host: localhost@evil.test']],
    ['our name and port before an @', ['Host: localhost:PORT@evil.test']],
    ['a name that begins like ours', ['Host: localhost.evil.test:PORT']],
    ['a name that ends like ours', ['Host: evil-localhost:PORT']],
    ['all addresses', ['Host: 0.0.0.0:PORT']],
    ['all addresses, IPv6', ['Host: [::]:PORT']],
    ['another loopback address', ['Host: 127.0.0.2:PORT']],
    ['loopback as a number', ['Host: 2130706433:PORT']],
    ['no port', ['Host: 127.0.0.1']],
    ['a wrong port', ['Host: 127.0.0.1:1']],
    ['a port with zeros', ['Host: 127.0.0.1:0PORT']],
    ['a trailing dot', ['Host: localhost.:PORT']],
    ['two, the first ours', ['Host: 127.0.0.1:PORT', 'Host: evil.test']],
    ['two, the second ours', ['Host: evil.test', 'host: 127.0.0.1:PORT']],
    ['two, both ours', ['Host: 127.0.0.1:PORT', 'Host: 127.0.0.1:PORT']],
    ['two in one', ['Host: 127.0.0.1:PORT, evil.test']],
    ['a listed one without its port', ['Host: box.lan']],
    ['nothing', ['Host:']],
  ]

  it.each(refused)('is refused: %s', async (_what, lines) => {
    expect((await untouched(() => post(lines))).status).toBe(403)
  })

  it.each(refused)('is refused to open a WebSocket: %s', async (_what, lines) => {
    expect((await untouched(() => upgrade(lines))).status).toBe(403)
  })

  it('is refused where there is none at all', async () => {
    expect((await untouched(() => post([]))).status).toBe(400)
    expect((await untouched(() => post([], 'HTTP/1.0'))).status).toBe(403)
    expect((await untouched(() => upgrade([]))).status).toBe(403)
  })

  it('does not learn whether its key is good, nor what is served', async () => {
    const known = await post(['Host: evil.test'])
    const unknown = await sendRaw(engine.port, rawRequest(['GET /nothing HTTP/1.1', 'Host: evil.test']))
    const probe = await sendRaw(engine.port, rawRequest(['GET / HTTP/1.1', 'Host: evil.test']))
    expect([known.status, unknown.status, probe.status]).toEqual([403, 403, 403])
    expect(unknown.body).toBe(known.body)
  })

  it.each(['127.0.0.1:PORT', 'localhost:PORT', 'LocalHost:PORT', '[::1]:PORT', 'box.lan:8080'])(
    'while %s passes',
    async (host) => {
      expect((await post([`Host: ${host}`])).status).toBe(200)
    },
  )
})

describe('a web page', () => {
  const host = 'Host: 127.0.0.1:PORT'
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['of another origin', ['Origin: https://evil.test']],
    ['of no origin (a sandboxed frame)', ['Origin: null']],
    ['of Waybill’s own port', ['Origin: http://127.0.0.1:PORT']],
    ['whose origin contains a listed one', ['Origin: https://app.test.evil.test']],
    ['whose origin ends like a listed one', ['Origin: https://evilapp.test']],
    ['of a listed host, without TLS', ['Origin: http://app.test']],
    ['of a listed host, at another port', ['Origin: https://app.test:8443']],
    ['with an empty origin', ['Origin:']],
    ['that hides its origin, cross-site', ['Sec-Fetch-Site: cross-site']],
    ['that hides its origin, same-site', ['Sec-Fetch-Site: same-site']],
    ['with two origins', [`Origin: ${LISTED}`, 'Origin: https://evil.test']],
  ]

  it.each(pages)('is refused, and may not read why: %s', async (_what, lines) => {
    const answer = await untouched(() => post([host, ...lines]))
    expect(answer.status).toBe(403)
    expect(answer.head).not.toMatch(/access-control/i)
  })

  it.each(pages)('is refused to open a WebSocket: %s', async (_what, lines) => {
    expect((await untouched(() => upgrade([host, ...lines]))).status).toBe(403)
  })

  it.each(pages)('is refused a preflight: %s', async (_what, lines) => {
    const asks = [
      'OPTIONS /v1/chat/completions HTTP/1.1',
      ...[host, ...lines].map((line) => line.replaceAll('PORT', String(engine.port))),
    ]
    const answer = await untouched(() =>
      sendRaw(
        engine.port,
        rawRequest([...asks, 'Access-Control-Request-Method: POST', 'Access-Control-Request-Private-Network: true']),
      ),
    )
    expect(answer.status).toBe(403)
    expect(answer.head).not.toMatch(/access-control/i)
  })

  it('of a listed origin may read its answer, by Waybill’s word and not the provider’s', async () => {
    const answer = await post([host, `Origin: ${LISTED}`, 'Sec-Fetch-Site: cross-site'])
    expect(answer.status).toBe(200)
    expect(answer.header('access-control-allow-origin')).toBe(LISTED)
    expect(answer.header('access-control-allow-credentials')).toBeNull()
    expect(answer.head.match(/access-control-expose-headers/gi)).toHaveLength(1)
  })

  it('of a listed origin gets its preflight answered here, and refusals to read', async () => {
    const lines = ['Host: 127.0.0.1:PORT'.replace('PORT', `${engine.port}`), `Origin: ${LISTED}`]
    const asks = [
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: authorization, x-stainless-os',
    ]
    const preflight = await untouched(() =>
      sendRaw(engine.port, rawRequest(['OPTIONS /v1/chat/completions HTTP/1.1', ...lines, ...asks])),
    )
    expect(preflight.status).toBe(204)
    expect(preflight.header('access-control-allow-headers')).toBe('authorization, x-stainless-os')
    const refusal = await sendRaw(engine.port, rawRequest(['GET /v1/models HTTP/1.1', ...lines]))
    expect(refusal).toMatchObject({ status: 401 })
    expect(refusal.header('access-control-allow-origin')).toBe(LISTED)
  })

  it('finds no permission in an answer to a tool, whatever the provider says', async () => {
    const answer = await post([host])
    expect(answer.status).toBe(200)
    expect(answer.head).not.toMatch(/access-control/i)
  })
})
