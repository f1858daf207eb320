import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desktop, startDesktop } from './desktop.ts'

const DEMO = ['--demo', '--port', '0', '--vault', 'memory']
const POLICY = 'https://mistral.ai/terms'
let desktop: Desktop
let page: Page

beforeAll(async () => {
  desktop = startDesktop({ args: [...DEMO, 'waybill://usage?range=7d&by=provider'] })
  page = await desktop.runningPage()
  await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor()
  expect(new URL(page.url()).hash).toContain('by=provider')
})
afterAll(() => desktop.dispose())

/** What the second process does before it goes: as if a browser had been given the link. */
async function launchAgain(link: string): Promise<void> {
  const from = desktop.recorded.length
  const second = startDesktop({ home: desktop.home, args: [...DEMO, link] })
  expect(await second.ended).toBe(0)
  await second.dispose()
  await desktop.saw('window-focused', () => true, from)
}

test('a link leads to its screen, at the start and later; a hostile one shows the window and nothing else', async () => {
  await launchAgain('waybill://live?outcome=error')
  await page.getByRole('heading', { level: 1, name: 'Live' }).waitFor()
  expect(new URL(page.url()).hash).toBe('#/live?outcome=error')

  for (const link of [
    'waybill://settings/../evil',
    'waybill://live#/privacy?section=panic',
    'waybill:https://evil.test',
  ]) {
    await launchAgain(link)
    expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://bundle/#/live?outcome=error',
    )
  }
  // The same page all the while: nothing that was typed into it is gone.
  expect(desktop.recorded.filter(({ type }) => type === 'ipc')).toHaveLength(1)
})

test('a dialog stays, whatever leads elsewhere: it may show a key that is shown once', async () => {
  await page.evaluate(() => {
    location.hash = '/client-keys?create=true'
  })
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()

  await launchAgain('waybill://live')
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-usage')?.click())
  // Asked of the page after those, and so answered after them.
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('1'))

  expect(new URL(page.url()).hash).toBe('#/client-keys?create=true')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('the menus lead to screens', async () => {
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-providers')?.click())

  await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor()
})

test('a provider’s page opens in the user’s own browser; nothing that a page could write with does', async () => {
  const opened = () => desktop.recorded.filter((entry) => entry.type === 'opened-outside').map(({ url }) => url)
  const click = async (url: string) => {
    const from = desktop.recorded.length
    await page.evaluate((href) => {
      const link = document.createElement('a')
      link.href = href
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.remove()
    }, url)
    await desktop.saw('window-open', ({ action }) => action === 'deny', from)
  }
  const hostile = [
    'https://evil.test/?q=secret',
    `${POLICY}?q=secret`,
    `${POLICY}#secret`,
    `${POLICY}/secret`,
    `${POLICY}/..`,
    'https://secret@mistral.ai/terms',
    'https://mistral.ai:444/terms',
    'http://mistral.ai/terms',
    'https://secret.mistral.ai/terms',
    'https://mistral.ai/TERMS',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://evil.test/share',
    'ms-msdt:/id',
    'waybill://live',
  ]
  for (const url of hostile) await click(url)
  // Nobody looks at the window: nobody has clicked.
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())
  await click(POLICY)
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  expect(opened()).toEqual([])

  await click(POLICY)
  expect(opened()).toEqual([POLICY])
  // At once again: that is no hand.
  await click(POLICY)
  expect(opened()).toEqual([POLICY])
  expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
