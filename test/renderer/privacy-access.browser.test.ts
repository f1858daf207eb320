import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { ask } from './support/client-key.ts'
import { overflow, violations } from './support/faults.ts'
import { agreedWithout, startOwn } from './support/own-waybill.ts'
import { freshHome, type Waybill } from './support/waybill.ts'

/** Each part of the privacy screen, with what it shows once its answer is there. */
const parts = [
  { part: 'inventory', ready: (page: Page) => page.getByRole('button', { name: /^Exchange/ }) },
  { part: 'retention', ready: (page: Page) => page.getByLabel('Days: Exchanges') },
  { part: 'rights', ready: (page: Page) => page.getByRole('button', { name: 'Erase…' }) },
  { part: 'outbound', ready: (page: Page) => page.getByRole('table', { name: 'Contacted hosts' }) },
  { part: 'scan', ready: (page: Page) => page.getByText(/^0 credentials found in the last 7 days/) },
  { part: 'proof', ready: (page: Page) => page.getByRole('button', { name: 'Run the self-test' }) },
  { part: 'events', ready: (page: Page) => page.getByRole('table', { name: 'Events, newest first' }) },
  { part: 'events&only=secrets', ready: (page: Page) => page.getByText('No credential was found') },
  { part: 'events&since=0', ready: (page: Page) => page.getByRole('heading', { name: 'What happened' }) },
  { part: 'responsibility', ready: (page: Page) => page.getByRole('table', { name: 'Your providers' }) },
  { part: 'panic', ready: (page: Page) => page.getByRole('button', { name: 'Panic: stop everything now' }) },
] as const

let waybill: Waybill
let browser: Browser
let home: string

/** An update waits to be agreed to; a request was answered, and one refused. */
beforeAll(async () => {
  home = freshHome()
  const [before, launched] = await Promise.all([startOwn({ home }), launchBrowser()])
  browser = launched
  expect(await ask(before.waybill, before.key)).toBe(200)
  expect(await ask(before.waybill, 'sk-wb-nobody-has-this-one')).toBe(401)
  await before.waybill.stop()
  agreedWithout(home, 'exchanges.tool')
  ;({ waybill } = await startOwn({ home }))
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  rmSync(home, { recursive: true, force: true })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([1280, 360])(
    'no part of the privacy screen has a fault, at %i px',
    async (width) => {
      const { page, leave } = await visit(browser, waybill.dashboard, {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 760 },
      })
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      const faults: Record<string, string[]> = {}
      for (const { part, ready } of parts) {
        await goTo(page, `/privacy?section=${part}`)
        await page.getByRole('region', { name: 'An update changes what is kept.' }).getByText('Added').waitFor()
        await ready(page).first().waitFor()
        const found = [...(await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[part] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    120_000,
  )

  test('neither has what opens there, a verdict and a panic', async () => {
    const { waybill: own } = await startOwn()
    const { page, leave } = await visit(browser, own.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await goTo(page, '/privacy')
    await page.getByRole('button', { name: /^Exchange/ }).click()
    await page.getByRole('switch', { name: 'exchanges.tool is written down' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('switch', { name: 'exchanges.tool is written down' }).click()
    const erase = page.getByRole('button', { name: 'Also remove it from the past' })
    await erase.waitFor()
    expect(await violations(page)).toEqual([])
    await erase.click()
    await page.getByRole('row', { name: /^On the disk/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/privacy?section=rights')
    await page.getByRole('button', { name: 'Erase…' }).click()
    await page.getByLabel('What is to go').selectOption('all')
    await page.getByText('Write erase to confirm').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/privacy?section=proof')
    await page.getByRole('button', { name: 'Run the self-test' }).click()
    await page.getByText(/^Passed/).waitFor({ timeout: 40_000 })
    expect(await violations(page)).toEqual([])
    await goTo(page, '/privacy?section=panic')
    await page.getByRole('button', { name: 'Panic: stop everything now' }).click()
    await page.getByText('Everything is stopped').waitFor()
    expect(await violations(page)).toEqual([])
    await leave()
    await own.stop()
  }, 120_000)
})
