import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findElectron } from '../../src/main/launch/electron-binary.ts'

// The same promises as in the *.browser.test.ts beside this file, on Electron's own binary: docs/desktop-testing.md.
const root = resolve(import.meta.dirname, '../..')
let home: string | undefined
let app: ElectronApplication | undefined
let page: Page

beforeAll(async () => {
  const executablePath = findElectron(process.env)
  if (!executablePath) throw new Error('Electron is not installed here: npx install-electron')
  home = mkdtempSync(join(tmpdir(), 'wb-electron-'))
  app = await _electron.launch({
    executablePath,
    args: [root, '--demo', '--port', '0', '--vault', 'memory'],
    env: { ...process.env, WAYBILL_HOME: home } as Record<string, string>,
  })
  page = await app.firstWindow()
})

afterAll(async () => {
  await app?.close()
  if (home) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

const running = () => page.getByText('Running', { exact: true }).filter({ visible: true }).first().waitFor()

test('the window shows the app, alive with what the engine tells it', async () => {
  await running()

  await page.getByRole('link', { name: 'Live' }).click()
  await page.getByRole('row').nth(2).waitFor()
  expect(await page.evaluate(() => location.origin)).toBe('app://bundle')
})

test('an engine that dies comes back, and so does the window', async () => {
  await running()
  const enginePid = () =>
    app?.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Waybill engine')?.pid)
  const pid = await enginePid()
  if (!pid) throw new Error('there is no process named Waybill engine')

  const noticed = page.getByText('The engine is restarting.').first().waitFor()
  process.kill(pid, 'SIGKILL')

  await noticed
  await page.getByText('The engine is restarting.').first().waitFor({ state: 'detached' })
  await running()
  expect(await enginePid()).not.toBe(pid)
})

test('the page is walled in', async () => {
  const seen = await page.evaluate(async () => ({
    opened: window.open('https://evil.test/') === null,
    node: ['require', 'process', 'module'].filter((name) => name in window),
    notifications: await Notification.requestPermission(),
    reached: await fetch('https://evil.test/').then(
      () => true,
      () => false,
    ),
  }))

  expect(seen).toEqual({ opened: true, node: [], notifications: 'denied', reached: false })
})

test('a link leads to its screen; a hostile one leads nowhere', async () => {
  await running()
  const give = (link: string) =>
    app?.evaluate(({ app: shell }, url) => shell.emit('second-instance', {}, ['', url]), link)

  await give('waybill://usage?range=7d')
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor()
  for (const link of ['waybill://live#/settings', 'waybill://evil.test/', 'waybill:https://evil.test']) await give(link)

  expect(page.url()).toBe('app://bundle/#/usage?range=7d')
})

test('the menus lead to screens', async () => {
  await running()
  await app?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-providers')?.click())

  await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor()
})

test('only what the page shows as links opens in a browser', async () => {
  await running()
  await app?.evaluate(({ shell, BrowserWindow }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    // No test sends anybody's browser anywhere.
    shell.openExternal = async (url) => void opened.push(url)
    BrowserWindow.getAllWindows()[0]?.focus()
  })
  for (const href of ['https://evil.test/?q=secret', 'https://mistral.ai/terms?q=secret', 'https://mistral.ai/terms']) {
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
      document.body.append(link)
      link.click()
      link.remove()
    }, href)
  }

  const opened = () => app?.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  // A window under a test's display may have no focus: then nothing may open at all.
  const isLookedAt = await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
  await expect.poll(opened).toEqual(isLookedAt ? ['https://mistral.ai/terms'] : [])
  expect(await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('every picture of the tray is one', async () => {
  const empty = await app?.evaluate(({ nativeImage, app: shell }) => {
    const kinds = { darwin: 'Template', linux: '-linux' } as Partial<Record<NodeJS.Platform, string>>
    return ['running', 'paused', 'trouble', 'off'].filter((mark) =>
      nativeImage
        .createFromPath(`${shell.getAppPath()}/resources/tray/${mark}${kinds[process.platform] ?? ''}.png`)
        .isEmpty(),
    )
  })

  expect(empty).toEqual([])
})
