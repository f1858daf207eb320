import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

// No test here needs an engine that works: what the window refuses, it refuses by itself.
let desktop: Desktop
let page: Page

beforeAll(async () => {
  desktop = startDesktop({ args: ['--port', '0', '--vault', 'memory'] })
  page = await desktop.page()
})
afterAll(() => desktop.dispose())

test('the page gets two things from the shell and nothing of Node or Electron', async () => {
  const seen = await page.evaluate(() => ({
    bridge: Object.entries(Reflect.get(window, 'waybillShell')).map(([name, value]) => `${name}: ${typeof value}`),
    strangers: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
  }))

  expect(seen).toEqual({ bridge: ['platform: string', 'requestPort: function'], strangers: [] })
})

test('window.open opens nothing', async () => {
  expect(await page.evaluate(() => window.open('https://evil.test/') === null)).toBe(true)

  expect(await desktop.saw('window-open', ({ url }) => url === 'https://evil.test/')).toMatchObject({ action: 'deny' })
  expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a link that leads away leads nowhere', async () => {
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://evil.test/login'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await desktop.saw('navigation-refused', ({ url }) => url === 'https://evil.test/login')

  expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toMatch(
    /^app:\/\/bundle\//,
  )
})

test('a frame of another site is not loaded', async () => {
  const loaded = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective))
        const frame = document.createElement('iframe')
        frame.src = 'https://evil.test/'
        document.body.append(frame)
      }),
  )

  expect(loaded).toMatch(/^(frame|default)-src$/)
})

test('a page inside of the page can’t be attached', async () => {
  const prevented = await desktop.evaluate(({ BrowserWindow }) => {
    let refused = false
    const event = {
      preventDefault() {
        refused = true
      },
    }
    BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {})
    return refused
  })

  expect(prevented).toBe(true)
})

test.each([
  ['location', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera and microphone', 'media'],
  ['reading the clipboard', 'clipboard-read'],
])('asking for %s is refused', async (_what, permission) => {
  const outcome = await page.evaluate(async (asked) => {
    const refused = (error: { code?: number; name?: string }) => error.name ?? error.code
    if (asked === 'notifications') return Notification.requestPermission()
    if (asked === 'media') return navigator.mediaDevices.getUserMedia({ video: true }).then(String, refused)
    if (asked === 'clipboard-read') return navigator.clipboard.readText().then(String, refused)
    return new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('found'),
        () => resolve('denied'),
      )
    })
  }, permission)

  expect(outcome).toMatch(/^(denied|NotAllowedError)$/)
  expect(await desktop.saw('permission', (asked) => asked.permission === permission)).toMatchObject({ granted: false })
})

test('copying, which the app does, is allowed', async () => {
  await page.evaluate(() => navigator.clipboard.writeText('http://127.0.0.1:4466'))

  const asked = await desktop.saw('permission', ({ permission }) => permission === 'clipboard-sanitized-write')
  expect(asked.granted).toBe(true)
})

test('scripts that are not of the bundle do not run', async () => {
  const blocked = await page.evaluate(async () => {
    const violations: string[] = []
    const all = new Promise<string[]>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (violations.push(effectiveDirective) === 3) resolve(violations)
      })
    })
    const inline = document.createElement('script')
    inline.textContent = 'window.ranInline = true'
    const foreign = document.createElement('script')
    foreign.src = 'https://evil.test/script.js'
    document.body.append(inline, foreign)
    await fetch('https://evil.test/collect').catch(() => {})
    return { violations: await all, ran: 'ranInline' in window }
  })

  expect(blocked.ran).toBe(false)
  expect(blocked.violations.sort()).toEqual(['connect-src', 'script-src-elem', 'script-src-elem'])
})

test('every answer of the bundle says what may run and what it is', async () => {
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('./index.html')).headers))

  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'text/html; charset=utf-8' })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('paths outside of the bundle do not exist', async () => {
  const statuses = await page.evaluate(() =>
    Promise.all(
      ['/../main/engine.js', '/%2e%2e/main/engine.js', '/..%2fmain%2fengine.js', '/package.json', '/no-such.js'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  )

  expect(statuses).toEqual([404, 404, 404, 404, 404])
})
