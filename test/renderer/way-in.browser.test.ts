import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchBrowser, visit } from './support/browser.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--vault', 'memory'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

test('without a token the page says how to come in, and asks for nothing', async () => {
  const { page, leave } = await visit(browser, new URL('/', waybill.dashboard).href)
  await page.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  await page.getByText('waybill start --headless', { exact: true }).waitFor()
  await page.getByText('waybill dashboard', { exact: true }).waitFor()
  expect(await page.getByRole('navigation').count()).toBe(0)
  await leave()
})

test('a wrong token is no way in, and is not kept', async () => {
  const { page, leave } = await visit(browser, new URL('/#token=wrong', waybill.dashboard).href)
  await page.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await leave()
})

test('the token leaves the address at once, and stays in this tab only', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  expect(page.url()).not.toContain('token')
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toContain('waybill.token')
  await page.reload()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(new URL('/', waybill.dashboard).href)
  await other.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  await leave()
})

test('the address pasted into a tab that was turned away comes in', async () => {
  const { page, leave } = await visit(browser, new URL('/#token=wrong', waybill.dashboard).href)
  await page.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  await page.goto(waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await leave()
})

test('signing out ends the token: in this tab, in every other, and for the old address', async () => {
  const own = await startWaybill({ args: ['--vault', 'memory'] })
  const { page, leave } = await visit(browser, own.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(own.dashboard)
  await other.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  for (const tab of [page, other]) {
    await tab.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
    expect(await tab.evaluate(() => sessionStorage.length)).toBe(0)
  }
  await page.getByText('or have you signed out?').waitFor()
  const refused = page.waitForResponse((response) => response.status() === 401)
  await page.goto(own.dashboard)
  await refused
  await eventually(() => page.evaluate(() => sessionStorage.length)).toBe(0)
  await page.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  await leave()
  await own.stop()
})

test('the theme is the one thing that stays in the browser', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard, { colorScheme: 'light' })
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await eventually(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'waybill.theme': 'dark' })
  await page.reload()
  await eventually(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  await leave()
})
