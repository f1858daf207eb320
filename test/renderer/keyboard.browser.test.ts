import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchBrowser, visit } from './support/browser.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

test('Ctrl with a digit goes to a screen', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  for (const [digit, title] of [
    ['2', 'Live'],
    ['3', 'Usage'],
    ['4', 'Providers'],
    ['5', 'Client keys'],
    ['6', 'Connect'],
    ['7', 'Privacy'],
    ['8', 'Routes'],
    ['1', 'Overview'],
  ]) {
    await page.keyboard.press(`Control+${digit}`)
    await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
    await eventually(() => page.title()).toBe(`${title} · Waybill`)
  }
  await leave()
})

test('Ctrl+K finds a screen, an action and a provider’s exchanges', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('create')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Create a client key' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('exchanges of sandbox')
  await page.keyboard.press('Enter')
  await eventually(async () => page.url()).toContain('/live?provider=sandbox')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('copy')
  await page.keyboard.press('Enter')
  await page.getByText('Address copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(waybill.proxy)
  await leave()
})

test('? lists the shortcuts, but not while typing', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await list.getByText('Go to Client keys').waitFor()
  const heights = await list.locator('kbd').evaluateAll((keys) => keys.map((key) => key.clientHeight))
  expect(new Set(heights).size).toBe(1)
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+2')
  await page.getByLabel('Model').press('?')
  expect(await page.getByLabel('Model').inputValue()).toBe('?')
  expect(await list.count()).toBe(0)
  await leave()
})

test('the first Tab offers to skip the navigation', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await leave()
})
