import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'
import { rawRequest, sendRaw } from '../../../support/raw-http.ts'

let upstream: Upstream
let engine: TestEngine

beforeAll(async () => {
  upstream = await startUpstream()
  engine = await startEngine()
  const { providers } = engine.core.client
  const key = 'sk-live-0123456789abcdef'
  await providers.add({ kind: 'openai', base_url: `${upstream.origin}/base/v1`, key })
  await providers.add({ kind: 'anthropic', base_url: `${upstream.origin}/base`, key })
  await providers.add({ kind: 'gemini', base_url: `${upstream.origin}/base/v1beta`, key })
})
beforeEach(() => {
  upstream.seen.length = 0
})
afterAll(async () => {
  await engine.stop()
  await upstream.close()
})

function get(target: string, lines: readonly string[] = [], method = 'GET') {
  const own = [`Host: 127.0.0.1:${engine.port}`, `x-api-key: ${engine.key}`, 'connection: close']
  return sendRaw(engine.port, rawRequest([`${method} ${target} HTTP/1.1`, ...own, ...lines]))
}

describe('a target that another reader might take for another place', () => {
  it.each([
    'http://evil.test/v1/models',
    'http://127.0.0.1/v1/models',
    'https://evil.test/v1/models',
    '//evil.test/v1/models',
    '///v1/models',
    '/v1//models',
    '/openai//evil.test/v1',
    '/openai/../anthropic/v1/models',
    '/v1/..',
    '/v1/../../etc/passwd',
    '/v1/./models',
    '/v1/models/..',
    '/v1/models/../files',
    '/v1/%2e%2e/admin',
    '/v1/%2E%2e/admin',
    '/v1/.%2e/admin',
    '/v1/..;/admin',
    '/v1/..;x=1/admin',
    '/v1/models%2f..%2fadmin',
    '/v1%2fmodels',
    '/openai%2fv1/models',
    '/v1/%5c..%5cadmin',
    '/v1/\\..\\admin',
    '\\v1\\models',
    '/v1beta/models/..%2f..%2fadmin',
    '/v1beta/models/x%2f..%2f..%2fadmin:generateContent',
    '/v1beta/models/%252e%252e%252fadmin',
    '/v1/models/x%00y',
    '/v1/models/x%0d%0aX-Evil:%201',
    '/v1/models/x%0ay',
    '/v1/models/%ff%fe',
    '/v1/models/%',
    '/v1/models/%zz',
    '/v1/models#fragment',
    '/v1/models?a=1#fragment',
    '/v1/{models}',
    '/v1/models|x',
    '/v1/"models"',
    '@evil.test/v1/models',
    ':80/v1/models',
    '*',
    'evil.test:443',
    '/v9/models',
    '/nobody/v1/models',
  ])('%s does not pass', async (target) => {
    const { status } = await get(target)
    expect([400, 404, 405]).toContain(status)
    expect(upstream.seen).toEqual([])
  })

  it('as to be tunnelled does not pass', async () => {
    expect((await get('evil.test:443', [], 'CONNECT')).status).toBeNull()
    expect(upstream.seen).toEqual([])
  })

  it.each([
    'X-Original-URL: /admin',
    'X-Rewrite-URL: /admin',
    'X-Forwarded-Host: evil.test',
    'Forwarded: host=evil.test',
    'X-HTTP-Method-Override: DELETE',
  ])('in a header (%s) changes neither path nor host', async (line) => {
    expect((await get('/v1/files', [line])).status).toBe(200)
    expect(upstream.seen[0]).toMatchObject({ method: 'GET', url: '/base/v1/files' })
    expect(`http://${upstream.seen[0]?.headers.host}`).toBe(upstream.origin)
  })

  it('in a body sends no key elsewhere', async () => {
    const body = '{"model":"gpt-5-mini","base_url":"http://evil.test","api_base":"http://evil.test","api_key":"x"}'
    const lines = ['content-type: application/json', `content-length: ${body.length}`, '', body]
    const target = '/v1/chat/completions?base_url=http://evil.test&api_base=http://evil.test'
    await get(target, lines, 'POST')
    expect(upstream.seen).toMatchObject([{ url: `/base${target}` }])
  })
})

describe('whatever passes', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'v1',
      'v1beta',
      'models',
      'openai',
      'anthropic',
      'gemini',
      'chat',
      'completions',
      'messages',
      'files',
    ),
    fc.constantFrom(
      '..',
      '.',
      '',
      '%2e%2e',
      '..;',
      '%2f',
      '%2F..%2F',
      '%5c',
      '%00',
      '%0d%0a',
      '%25',
      'a%3Fb',
      'a%23b',
      '@',
      ':',
      '*',
    ),
    fc.constantFrom(
      'gemini%2Fa%3Fb=c',
      'gemini%2F%23x',
      'gemini%2F%20y',
      'gemini%2F%C3%A9',
      'gemini%2Fa:generateContent',
    ),
    fc.string({ maxLength: 6, unit: fc.constantFrom(..."ab%2e./\\;:@?#&=é ~!$'()*+,") }),
  )
  const target = fc
    .tuple(
      fc.constantFrom('/', '//', ''),
      fc.array(segment, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '?a=1', '?key=x&b=..%2f', '?model=../x'),
    )
    .map(([start, segments, query]) => start + segments.join('/') + query)

  it('goes to the configured base path, is no other path to another reader, and has one request line', async () => {
    await fc.assert(
      fc.asyncProperty(target, async (path) => {
        upstream.seen.length = 0
        const { status } = await get(path)
        expect(status).not.toBe(500)
        for (const { url } of upstream.seen) {
          expect(url).toMatch(/^\/base([/?]|$)/)
          expect(url).toMatch(/^[\x21-\x7e]+$/)
          expect(new URL(url, upstream.origin).href).toBe(upstream.origin + url)
          const [reached = ''] = url.split('?')
          expect(decodeURIComponent(reached).split(/[/\\]/)).not.toContain('..')
          expect(url).not.toMatch(/[?&]key=/)
          // A query that nobody sent would be one that Waybill did not look at.
          if (!path.includes('?')) expect(url).not.toContain('?')
        }
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['/v1beta/models/gemini%2Fa%3Fb=c:generateContent', '/base/v1beta/models/a%3Fb%3Dc:generateContent'],
    ['/v1beta/models/gemini%2Fa%23b:generateContent', '/base/v1beta/models/a%23b:generateContent'],
    ['/v1beta/models/gemini%2Fa%20b:generateContent', '/base/v1beta/models/a%20b:generateContent'],
    ['/v1beta/models/gemini%2F%C3%A9:generateContent', '/base/v1beta/models/%C3%A9:generateContent'],
    ['/v1beta/models/gemini%2Ftuned/x:generateContent', '/base/v1beta/models/tuned/x:generateContent'],
    ['/v1beta/models/gemini/gemini-2.5-flash:generateContent', '/base/v1beta/models/gemini-2.5-flash:generateContent'],
  ])('and loses its provider’s prefix, keeps what was encoded encoded: %s', async (sent, arrives) => {
    await get(sent, ['content-length: 2', 'content-type: application/json', '', '{}'], 'POST')
    expect(upstream.seen.map(({ url }) => url)).toEqual([arrives])
  })
})
