import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'

export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
  return chromium.launch({ executablePath, args: chromiumFlags })
}

export interface Visit {
  readonly page: Page
  /** Fails if the page broke a promise while it was open; then closes it. */
  leave(): Promise<void>
}

/** What a page may leave in the browser. */
const VIEW_SETTINGS = ['waybill.theme', 'waybill.language']

/**
 * Opens an address as a reader would, and watches: nothing may leave this machine, no cookie may be set, nothing but the
 * theme and the language may stay in the browser, and the page's policy may not have had anything to forbid.
 */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const abroad: string[] = []
  const faults: string[] = []
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'data:' && hostname !== '127.0.0.1') abroad.push(request.url())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text())
  })
  await page.goto(address)
  return {
    page,
    async leave() {
      const kept = await page.evaluate(() => Object.keys(localStorage))
      const cookies = await context.cookies()
      await context.close()
      expect(abroad).toEqual([])
      expect(faults).toEqual([])
      expect(cookies).toEqual([])
      expect(kept.filter((name) => !VIEW_SETTINGS.includes(name))).toEqual([])
    },
  }
}

/** Goes to a screen by its address, as a link would. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}

/** Resolves once `read` says what is expected of it; Playwright has no such wait outside its own runner. */
export function eventually<T>(read: () => Promise<T>) {
  return expect.poll(read)
}
