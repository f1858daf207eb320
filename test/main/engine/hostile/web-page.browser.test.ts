import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { chromiumFlags, chromiumPath } from '../../../support/chromium.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'

let upstream: Upstream
let engine: TestEngine
let pages: http.Server
let browser: Browser
let page: Page
let origin: string

beforeAll(async () => {
  upstream = await startUpstream((_seen, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end('{"ok":true}')
  })
  engine = await startEngine()
  await engine.core.client.providers.add({
    kind: 'openai',
    base_url: `${upstream.origin}/v1`,
    key: 'sk-live-0123456789',
  })
  pages = http.createServer((_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>A page'))
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(pages.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: chromiumFlags })
})
afterAll(async () => {
  await browser?.close()
  pages.close()
  pages.closeAllConnections()
  await engine.stop()
  await upstream.close()
})
beforeEach(async () => {
  await engine.core.client.settings.set({ name: 'allowed_origins', value: [] })
  upstream.seen.length = 0
  page = await browser.newPage()
  await page.goto(origin)
  return () => page.close()
})

const there = () => ({ url: `${engine.proxy}/v1/chat/completions`, key: engine.key, body: '{"model":"gpt-5-mini"}' })

/** What a page gets of a call: its status and text, or that the browser let it see nothing. */
function call(how: { mode?: 'cors' | 'no-cors'; withKey: 'header' | 'query' | 'none'; type: string }) {
  return page.evaluate(
    async ({ url, key, body, mode, withKey, type }) => {
      const authorization = withKey === 'header' ? { authorization: `Bearer ${key}` } : undefined
      const headers = { 'content-type': type, ...authorization }
      try {
        const target = withKey === 'query' ? `${url}?key=${key}` : url
        const answer = await fetch(target, {
          method: 'POST',
          body,
          headers,
          mode: mode ?? 'cors',
        })
        return `${answer.type} ${answer.status} ${await answer.text()}`
      } catch {
        return 'nothing'
      }
    },
    { ...there(), ...how },
  )
}

test.each([
  ['a simple request', { withKey: 'none', type: 'text/plain' }],
  ['a simple request that knows the key', { withKey: 'query', type: 'text/plain' }],
  ['a request that knows the key', { withKey: 'header', type: 'application/json' }],
] as const)('a page of another origin gets nothing, and the provider sees nothing: %s', async (_what, how) => {
  expect(await call(how)).toBe('nothing')
  expect(upstream.seen).toEqual([])
})

test('nor by a request whose answer it does not want to read, even knowing the key', async () => {
  expect(await call({ mode: 'no-cors', withKey: 'query', type: 'text/plain' })).toBe('opaque 0 ')
  expect(upstream.seen).toEqual([])
})

test('nor by a form that it sends off', async () => {
  const answered = page.waitForResponse((response) => response.url().startsWith(engine.proxy))
  await page.evaluate(({ url, key, body }) => {
    const form = Object.assign(document.createElement('form'), {
      method: 'POST',
      action: `${url}?key=${key}`,
      enctype: 'text/plain',
    })
    form.append(Object.assign(document.createElement('input'), { name: body, value: '' }))
    document.body.append(form)
    form.submit()
  }, there())
  expect((await answered).status()).toBe(403)
  expect(upstream.seen).toEqual([])
})

test.each(['img', 'iframe', 'script'])('nor by what it loads: %s', async (name) => {
  const closed = engine.nextClosed()
  await page.evaluate(
    ({ name, src }) => void document.body.append(Object.assign(document.createElement(name), { src })),
    { name, src: `${engine.proxy}/v1/models?key=${engine.key}` },
  )
  expect(await await closed).toMatchObject({ status_code: 403, error_type: 'origin_refused', ended_by: 'waybill' })
  expect(upstream.seen).toEqual([])
})

test('nor by a WebSocket', async () => {
  const ended = await page.evaluate(
    ({ url, key }) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url}?model=gpt-realtime&key=${key}`)
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
    { url: `${engine.proxy.replace('http', 'ws')}/v1/realtime`, key: engine.key },
  )
  expect(ended).toBe('refused')
  expect(upstream.seen).toEqual([])
})

test('nor from a sandboxed frame, whose origin is null', async () => {
  await engine.core.client.settings.set({ name: 'allowed_origins', value: [origin] })
  const said = await page.evaluate(
    ({ url, key, body }) =>
      new Promise((resolve) => {
        const script = `fetch(${JSON.stringify(url)}, { method: 'POST', body: ${JSON.stringify(body)}, headers: { authorization: 'Bearer ${key}' } })
          .then(() => 'answered', () => 'nothing').then((said) => parent.postMessage(said, '*'))`
        const frame = document.createElement('iframe')
        frame.setAttribute('sandbox', 'allow-scripts')
        frame.srcdoc = `<script>${script}</script>`
        addEventListener('message', ({ data }) => resolve(data))
        document.body.append(frame)
      }),
    there(),
  )
  expect(said).toBe('nothing')
  expect(upstream.seen).toEqual([])
})

test('while a page of a listed origin is served, preflight and all, and still needs a key', async () => {
  await engine.core.client.settings.set({ name: 'allowed_origins', value: [origin] })
  expect(await call({ withKey: 'header', type: 'application/json' })).toBe('cors 200 {"ok":true}')
  expect(upstream.seen).toHaveLength(1)
  expect(await call({ withKey: 'none', type: 'application/json' })).toMatch(/^cors 401 .*invalid_api_key/)
  expect(upstream.seen).toHaveLength(1)
})
