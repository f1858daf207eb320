import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

const DEMO = ['--demo', '--port', '0', '--vault', 'memory']
let desktop: Desktop

afterEach(() => desktop.dispose())

test('the window shows the app, alive with what the engine tells it', async () => {
  desktop = startDesktop({ args: DEMO })
  const page = await desktop.runningPage()

  await page.getByRole('link', { name: 'Live' }).click()
  // The demo's own traffic, row by row, over the MessagePort: there is no other way from the engine to the page.
  await page.getByRole('row').nth(2).waitFor()

  expect(page.url()).toMatch(/^https:\/\/bundle\.app\.localhost\//)
  expect(desktop.recorded.filter(({ type }) => type === 'request-refused')).toEqual([])
})

test('what is held is saved as a file from the window as well, past all its walls', async () => {
  desktop = startDesktop({ args: DEMO })
  const page = await desktop.runningPage()

  await page.getByRole('link', { name: 'Privacy', exact: true }).click()
  // Exactly: the overview, which stays until the screen's code is there, has a link of a longer name to it.
  await page.getByRole('link', { name: 'Your rights', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'See all: download as Text' }).click(),
  ])

  expect(download.suggestedFilename()).toMatch(/^waybill-all-that-is-held-.*\.txt$/)
  expect(readFileSync(await download.path(), 'utf8')).toContain('Demo traffic')
  expect(desktop.recorded.filter(({ type }) => type === 'request-refused')).toEqual([])
})

test('an engine that dies comes back, and so does the window', async () => {
  desktop = startDesktop({ args: DEMO })
  const page = await desktop.runningPage()
  const { pid } = await desktop.saw('engine')

  const noticed = page.getByText('The engine is restarting.').first().waitFor()
  process.kill(pid, 'SIGKILL')

  await noticed
  await desktop.saw('engine', (engine) => engine.pid !== pid)
  await desktop.runningPage()
  await page.getByText('The engine is restarting.').first().waitFor({ state: 'detached' })
})

test('a window that has asked once is given a new way to the engine without asking again', async () => {
  desktop = startDesktop({ args: DEMO })
  const page = await desktop.runningPage()
  // A document of ours in which nothing runs but this test: the app would ask again by itself.
  await desktop.evaluate(
    ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url),
    `app://bundle/assets/${readdirSync('out/renderer/assets').find((name) => name.endsWith('.svg'))}`,
  )
  await page.waitForURL(/\.svg$/)
  const nextPort = () =>
    page.evaluate(
      () => new Promise((resolve) => window.addEventListener('message', ({ data }) => resolve(data), { once: true })),
    )
  const first = nextPort()
  await page.evaluate(() => Reflect.get(window, 'waybillShell').requestPort())
  expect(await first).toBe('waybill:port')

  const second = nextPort()
  const { pid } = await desktop.saw('engine')
  process.kill(pid, 'SIGKILL')

  expect(await second).toBe('waybill:port')
})

test('a reloaded page finds its way to the engine again', async () => {
  desktop = startDesktop({ args: DEMO })
  const page = await desktop.runningPage()

  await page.reload()

  await desktop.runningPage()
})

test('a port that is taken is named, with what to do, and tried again only when the user says so', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as AddressInfo
  desktop = startDesktop({ args: ['--demo', '--port', String(port), '--vault', 'memory'] })

  const box = await desktop.saw('message-box')
  expect(box.options.message).toContain(String(port))
  expect(box.options.detail).toMatch(/Stop what holds the port.*Code: port_taken/s)
  expect(box.options.buttons).toEqual(['Try again', 'Quit'])
  expect(desktop.recorded.filter(({ type }) => type === 'engine')).toHaveLength(1)
  expect((await desktop.tray('trouble')).tooltip).toBe('Waybill · The engine could not start')

  holder.close()
  await once(holder, 'close')
  desktop.answerBox(box.id, 0)
  const page = await desktop.runningPage()
  await page.getByText(`127.0.0.1:${port}`).first().waitFor()
})
