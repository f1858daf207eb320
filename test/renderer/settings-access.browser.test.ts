import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { startOwn } from './support/own-waybill.ts'
import type { Waybill } from './support/waybill.ts'

/** Each part of the settings, with what it shows once its answer is there. */
const parts = [
  { part: 'network', ready: (page: Page) => page.getByText('From the next start') },
  { part: 'limits', ready: (page: Page) => page.getByText('it starts anew') },
  { part: 'vault', ready: (page: Page) => page.getByText('Keys do not move by themselves') },
  { part: 'figures', ready: (page: Page) => page.getByText('There is a token.') },
  { part: 'appearance', ready: (page: Page) => page.getByRole('radiogroup', { name: 'Theme' }) },
  { part: 'diagnostics', ready: (page: Page) => page.getByText('Settings other than at first:') },
] as const

let waybill: Waybill
let browser: Browser

/** Whatever a part shows only sometimes is there: lists, a restart that is due, a budget, a collector that does not answer. */
beforeAll(async () => {
  ;[{ waybill }, browser] = await Promise.all([startOwn(), launchBrowser()])
  const set = (name: string, value: string) => waybill.command(['settings', 'set', name, value])
  await set('port', '4999')
  await set('vault', 'sealed')
  await set('allowed_hosts', 'a-host-with-a-rather-long-name.of-a-company.example:4466')
  await set('upstream_proxy', 'http://proxy.of-a-company.example:3128')
  await set('budget_day_usd', '5')
  await set('otlp_endpoint', 'http://127.0.0.1:9')
  await waybill.command(['metrics', 'otlp-header'], 'Bearer of-good-news')
  await waybill.command(['metrics', 'token'])
  await set('otlp_interval_seconds', '1')
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([1280, 800, 360])(
    'no part of the settings has a fault, at %i px',
    async (width) => {
      const { page, leave } = await visit(browser, waybill.dashboard, {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 760 },
      })
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      const faults: Record<string, string[]> = {}
      for (const { part, ready } of parts) {
        await goTo(page, `/settings?section=${part}`)
        await ready(page).first().waitFor()
        const found = [...(await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[part] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    120_000,
  )

  test('neither has what was refused or saved, and what opens there', async () => {
    const { page, leave } = await visit(browser, waybill.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await goTo(page, '/settings')
    const attempts = page.getByRole('textbox', { name: 'Attempts', exact: true })
    await attempts.fill(colorScheme === 'light' ? '2' : '4')
    await attempts.press('Enter')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Further hosts' }).fill('http://wrong/')
    await page.getByRole('textbox', { name: 'Further hosts' }).press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    await goTo(page, '/settings?section=figures')
    await page.getByRole('button', { name: 'Make a new one' }).click()
    const ask = page.getByRole('alertdialog')
    await ask.waitFor()
    expect(await violations(page)).toEqual([])
    await ask.getByRole('button', { name: 'Make a new one' }).click()
    await page.getByRole('dialog', { name: 'The token for figures' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'I have copied it' }).click()
    await leave()
  }, 120_000)

  test('neither has a part while its answer is awaited, nor one that failed', async () => {
    const { page, leave } = await visit(browser, waybill.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    let fail = () => {}
    const failed = new Promise<void>((resolve) => {
      fail = resolve
    })
    await page.route('**/rpc/system/doctor', async (route) => {
      await failed
      await route.fulfill({
        status: 500,
        contentType: 'application/json',
        body: JSON.stringify({
          json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'Broken.' },
        }),
      })
    })
    await goTo(page, '/settings?section=diagnostics')
    await page.getByRole('heading', { level: 2, name: 'Diagnostics' }).waitFor()
    expect(await violations(page)).toEqual([])
    fail()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.unroute('**/rpc/system/doctor')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('list', { name: 'Checks' }).waitFor()
    await leave()
  })
})
