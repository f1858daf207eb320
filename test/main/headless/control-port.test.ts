import { readFileSync } from 'node:fs'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { describe, expect, it } from 'vitest'
import type { ControlClient } from '../../../src/shared/contract/contract.ts'
import { newHome, type Started, startWaybill, waybill, waybillJson } from '../cli/waybill-command.ts'
import { headersOf, rawRequest, statusOf } from './raw-request.ts'

const start = () => startWaybill({ home: newHome() })

function call({ controlPort, token }: Started, overrides: { line?: string; headers?: string[]; body?: string } = {}) {
  const body = overrides.body ?? '{}'
  return rawRequest(
    controlPort,
    [
      overrides.line ?? 'POST /rpc/system/status HTTP/1.1',
      ...(overrides.headers ?? [`Host: 127.0.0.1:${controlPort}`, `x-waybill-token: ${token}`]),
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ],
    body,
  )
}

describe('a call to the control port', () => {
  it('is answered with the session’s token, and only with it', async () => {
    const engine = await start()
    const host = `Host: 127.0.0.1:${engine.controlPort}`
    const answer = await call(engine)
    expect(statusOf(answer)).toBe(200)
    expect(answer).not.toContain(engine.token)
    for (const token of ['', 'wrong', `${engine.token}x`, engine.token.slice(1), engine.token.toUpperCase()]) {
      expect(statusOf(await call(engine, { headers: [host, `x-waybill-token: ${token}`] }))).toBe(401)
    }
    expect(statusOf(await call(engine, { headers: [host] }))).toBe(401)
    // In none of the places where a browser, a referrer or a log would carry it.
    expect(statusOf(await call(engine, { headers: [host, `Cookie: x-waybill-token=${engine.token}`] }))).toBe(401)
    expect(statusOf(await call(engine, { headers: [host, `Authorization: Bearer ${engine.token}`] }))).toBe(401)
    const line = `POST /rpc/system/status?token=${engine.token} HTTP/1.1`
    expect(statusOf(await call(engine, { line, headers: [host] }))).toBe(401)
  })

  it('is refused to other hosts, to web pages and by GET, whatever else it brings', async () => {
    const engine = await start()
    const own = `127.0.0.1:${engine.controlPort}`
    const token = `x-waybill-token: ${engine.token}`
    const headers = [
      [`Host: evil.test`],
      [`Host: localhost@evil.test`],
      [`Host: 0.0.0.0:${engine.controlPort}`],
      [`Host: ${own}`, 'Host: evil.test'],
      [`Host: ${own}`, 'Origin: http://evil.test'],
      [`Host: ${own}`, 'Origin: null'],
      [`Host: ${own}`, `Origin: http://localhost:${engine.controlPort}`],
      [`Host: ${own}`, 'Sec-Fetch-Site: cross-site'],
      [`Host: ${own}`, 'Sec-Fetch-Site: same-site'],
    ]
    for (const lines of headers) {
      const answer = await call(engine, { headers: [...lines, token] })
      expect([lines.at(-1), statusOf(answer)]).toEqual([lines.at(-1), 403])
      expect([...headersOf(answer).keys()].join()).not.toContain('access-control')
    }
    expect(statusOf(await call(engine, { headers: [token] }))).toBe(400)
    const without = await call(engine, { line: 'POST /rpc/system/status HTTP/1.0', headers: [token] })
    expect(statusOf(without)).toBe(403)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const line = `${method} /rpc/system/status HTTP/1.1`
      expect([method, statusOf(await call(engine, { line }))]).toEqual([method, 405])
    }
    expect((await waybillJson<{ state: string }>(['status'], engine)).state).toBe('running')
  })

  it('lets its own page in', async () => {
    const engine = await start()
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const own = `${name}:${engine.controlPort}`
      const headers = [`Host: ${own}`, `Origin: http://${own}`, 'Sec-Fetch-Site: same-origin']
      expect(statusOf(await call(engine, { headers: [...headers, `x-waybill-token: ${engine.token}`] }))).toBe(200)
    }
  })

  it('may not be large, with or without a length that says so', async () => {
    const engine = await start()
    const body = `{"json":{"padding":"${'x'.repeat(1024 * 1024)}"}}`
    expect(statusOf(await call(engine, { body }))).toBe(413)
    const head = [
      'POST /rpc/system/status HTTP/1.1',
      `Host: 127.0.0.1:${engine.controlPort}`,
      `x-waybill-token: ${engine.token}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ]
    const chunked = await rawRequest(engine.controlPort, head, `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)
    expect(statusOf(chunked)).toBe(413)
    expect(statusOf(await call(engine))).toBe(200)
  })

  it('that does not exist, or is no JSON, is refused and ends nothing', async () => {
    const engine = await start()
    for (const path of [
      '/rpc/',
      '/rpc/nothing',
      '/rpc/system',
      '/rpc/__proto__/toString',
      '/rpc/system/status/../stop',
    ]) {
      expect([path, statusOf(await call(engine, { line: `POST ${path} HTTP/1.1` }))]).toEqual([path, 404])
    }
    expect(statusOf(await call(engine, { body: '{' }))).toBe(400)
    expect(statusOf(await call(engine))).toBe(200)
  })

  it('can be a live view, which ends with the engine', async () => {
    const engine = await start()
    const client = createORPCClient<ControlClient>(
      new RPCLink({
        url: `http://127.0.0.1:${engine.controlPort}/rpc`,
        headers: { 'x-waybill-token': engine.token },
      }),
    )
    const changes = await client.system.changes()
    const first = changes.next()
    await waybillJson(['key', 'create', 'seen'], engine)
    expect((await first).value).toEqual({ topic: 'client_keys' })
    const after = changes.next().then(
      ({ done }) => done,
      () => true,
    )
    await waybill(['stop'], engine)
    expect(await after).toBe(true)
  })
})

describe('signing out', () => {
  const line = 'POST /sign-out HTTP/1.1'

  it('ends the token and every view that it opened, and leaves the commands alone', async () => {
    const engine = await start()
    const client = createORPCClient<ControlClient>(
      new RPCLink({
        url: `http://127.0.0.1:${engine.controlPort}/rpc`,
        headers: { 'x-waybill-token': engine.token },
      }),
    )
    const changes = await client.system.changes()
    const ended = changes.next().then(
      ({ done }) => done,
      () => true,
    )
    expect(statusOf(await call(engine, { line }))).toBe(204)
    expect(await ended).toBe(true)
    expect(statusOf(await call(engine))).toBe(401)
    expect(statusOf(await call(engine, { line }))).toBe(401)
    expect((await waybillJson<{ state: string }>(['status'], engine)).state).toBe('running')
  })

  it('leaves the command a new way in, and what was shown before stays shut', async () => {
    const engine = await start()
    const wayIn = async () => (await waybill(['dashboard'], engine)).stdout.trim()
    expect(await wayIn()).toBe(engine.ready.dashboard)
    expect(statusOf(await call(engine, { line }))).toBe(204)
    const [origin, token = ''] = (await wayIn()).split('/#token=')
    expect(origin).toBe(`http://127.0.0.1:${engine.controlPort}`)
    expect(statusOf(await call({ ...engine, token }))).toBe(200)
    expect(statusOf(await call(engine))).toBe(401)
  })

  it('is nobody’s but the page’s own', async () => {
    const engine = await start()
    const host = `Host: 127.0.0.1:${engine.controlPort}`
    const token = `x-waybill-token: ${engine.token}`
    expect(statusOf(await call(engine, { line, headers: [host] }))).toBe(401)
    expect(statusOf(await call(engine, { line, headers: [host, 'x-waybill-token: wrong'] }))).toBe(401)
    expect(statusOf(await call(engine, { line, headers: [host, 'Origin: http://evil.test', token] }))).toBe(403)
    expect(statusOf(await call(engine, { line: 'GET /sign-out HTTP/1.1' }))).toBe(405)
    expect(statusOf(await call(engine))).toBe(200)
  })
})

describe('what the control port serves', () => {
  it('carries the strict headers, on refusals too, and never a cookie', async () => {
    const engine = await start()
    const get = (path: string, host = `127.0.0.1:${engine.controlPort}`) =>
      rawRequest(engine.controlPort, [`GET ${path} HTTP/1.1`, `Host: ${host}`])
    for (const answer of [await get('/'), await get('/nothing'), await get('/', 'evil.test'), await call(engine)]) {
      const headers = headersOf(answer)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.has('set-cookie')).toBe(false)
    }
  })

  it('is its own files and nothing beside them', async () => {
    const engine = await start()
    const status = async (line: string) =>
      statusOf(await rawRequest(engine.controlPort, [`${line} HTTP/1.1`, `Host: 127.0.0.1:${engine.controlPort}`]))
    expect(await status('GET /')).toBe(200)
    expect(await status('GET /?x=1')).toBe(200)
    expect(await status('HEAD /')).toBe(200)
    expect(await status('POST /')).toBe(405)
    for (const path of [
      '/../main/cli.js',
      '/..%2fmain%2fcli.js',
      '/%2e%2e/main/cli.js',
      '/..;/main/cli.js',
      '/assets/../../main/cli.js',
      '//etc/passwd',
      '/etc/passwd',
      `http://127.0.0.1:${engine.controlPort}/`,
      'http://evil.test/',
      '/rpc',
      '/__proto__',
    ]) {
      expect([path, await status(`GET ${path}`)]).toEqual([path, 404])
    }
  })

  it.runIf(process.platform === 'linux')('is on loopback only', async () => {
    const engine = await start()
    const port = engine.controlPort.toString(16).toUpperCase().padStart(4, '0')
    // Local addresses of listening sockets (state 0A), as the kernel writes them.
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((table) => readFileSync(table, 'utf8').split('\n'))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${port}`))
    expect(listening.map(([, local]) => local)).toEqual([`0100007F:${port}`])
  })
})
