import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allScreens } from './support/all-screens.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { cutOff, overflow, violations } from './support/faults.ts'
import { startLivedIn } from './support/lived-in.ts'
import type { Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startLivedIn(), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  rmSync(waybill.home, { recursive: true, force: true })
})

/** What is cut off or beyond the edge, and still is when the page has had time to fit itself in: a chart measures its room. */
async function misfits(page: Page): Promise<readonly string[]> {
  let found: readonly string[] = []
  for (let frame = 0; frame < 60; frame += 1) {
    found = [...(await overflow(page)), ...(await cutOff(page))]
    if (found.length === 0) break
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
  return found.slice(0, 5)
}

const langOf = (page: Page) => page.evaluate(() => document.documentElement.lang)
const kept = (page: Page) => page.evaluate(() => ({ ...localStorage }))

test('a language that is chosen holds at once, for every page that is open, and stays', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  const other = await visit(browser, waybill.dashboard)
  await other.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/settings?section=appearance')
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }))
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
  await eventually(() => page.title()).toBe('Einstellungen · Waybill')
  expect(await langOf(page)).toBe('de')
  expect(await kept(page)).toEqual({ 'waybill.language': 'de' })
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true)
  // The row says so in the new language: nothing was built anew.
  await page.getByText('Gespeichert', { exact: true }).waitFor()

  await other.page.getByRole('heading', { name: 'Übersicht' }).waitFor()
  await other.leave()

  await goTo(page, '/settings?section=network')
  await page.getByLabel('Versuche', { exact: true }).fill('99')
  await page.getByLabel('Versuche', { exact: true }).press('Enter')
  await page.getByText('Eine ganze Zahl von 1 bis 5 angeben.').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
  await goTo(page, '/usage?range=30d')
  await page
    .getByText(/^\d+,\d\d\s\$$/)
    .first()
    .waitFor()
  // What the engine says by itself: a budget of the day is spent.
  await goTo(page, '/')
  await page.getByText(/^Tagesbudget aufgebraucht, Client-Schlüssel Thirsty: /).waitFor()

  await goTo(page, '/settings?section=appearance')
  await page.getByLabel('Sprache').selectOption('system')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  expect(await langOf(page)).toBe('en')
  expect(await kept(page)).toEqual({})
  await leave()
})

test('the command palette changes the language by its own name', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('中文')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '概览' }).waitFor()
  expect(await langOf(page)).toBe('zh-CN')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('跟随系统')
  await page.getByRole('option', { name: '语言：跟随系统' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await leave()
})

test('who has chosen none reads the browser’s, or English where there are no texts in it', async () => {
  for (const [locale, title, lang] of [
    ['de-AT', 'Übersicht', 'de'],
    ['zh-CN', '概览', 'zh-CN'],
    ['fr-FR', 'Overview', 'en'],
  ] as const) {
    const { page, leave } = await visit(browser, waybill.dashboard, { locale })
    await page.getByRole('heading', { name: title }).waitFor()
    expect(await langOf(page)).toBe(lang)
    expect(await kept(page)).toEqual({})
    await leave()
  }
})

test.each([
  { locale: 'de-DE', widths: [360, 800, 1280] },
  { locale: 'zh-CN', widths: [360] },
])(
  'in $locale no screen has anything that is cut off or beyond its edge',
  async ({ locale, widths }) => {
    const { page, leave } = await visit(browser, waybill.dashboard, { locale, reducedMotion: 'reduce' })
    await page.locator('h1').first().waitFor()
    // The other screens differ in their words only, which axe has no opinion on.
    expect(await violations(page)).toEqual([])
    const faults: Record<string, readonly string[]> = {}
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      for (const { name, route } of allScreens) {
        await goTo(page, route)
        await page.locator('h1').first().waitFor()
        await page.waitForFunction(() => document.querySelector('.skeleton') === null)
        const found = await misfits(page)
        if (found.length > 0) faults[`${name}, ${width}`] = found
      }
    }
    expect(faults).toEqual({})
    await leave()
  },
  60_000,
)
