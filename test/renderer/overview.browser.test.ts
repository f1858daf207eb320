import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function requestsShown(page: Page): Promise<number> {
  const figure = page.getByRole('region', { name: 'Figures' }).getByRole('link', { name: /^Requests/ })
  return Number((await figure.innerText()).split('\n')[1]?.replaceAll(',', ''))
}

test('the demo is said to be one, and its figures grow by themselves', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByText('A sandbox inside Waybill answers').waitFor()
  const before = await requestsShown(page)
  await eventually(() => requestsShown(page)).toBeGreaterThan(before)
  await page.getByText('all of it free').waitFor()
  await leave()
})

test('the address is copied with one click, which says so', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('button', { name: 'Copy address' }).click()
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(waybill.proxy)
  await leave()
})

test('the range stands in the address, and the chart’s figures in a table', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('radio', { name: '30 days' }).click()
  await eventually(async () => page.url()).toContain('range=30d')
  await page.getByRole('img', { name: /Requests by day/ }).waitFor()
  await page.getByRole('radio', { name: 'Table' }).click()
  const rows = page.getByRole('region', { name: 'Figures by day' }).getByRole('row')
  await eventually(() => rows.count()).toBe(31)
  expect(Number((await rows.nth(1).getByRole('cell').nth(1).innerText()).replaceAll(',', ''))).toBeGreaterThan(0)
  await leave()
})

test('the privacy strip says that nothing of the content is stored, and when the next purge is', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  const strip = page.getByRole('region', { name: 'Privacy' })
  await strip.getByText('there is no field for them').waitFor()
  await strip.getByText(/^in \d+/).waitFor()
  await strip.getByText('Memory only').waitFor()
  await leave()
})

test('an error leads to its exchange', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('region', { name: 'Latest errors' }).getByRole('listitem').first().getByRole('link').click()
  const details = page.getByRole('complementary', { name: 'Exchange' })
  await details.getByText('Content is never recorded.').waitFor()
  await eventually(async () => page.url()).toMatch(/outcome=error.*exchange=|exchange=.*outcome=error/)
  await leave()
})

test('paused, it says so on every screen and lets nothing pass until it is resumed', async () => {
  const own = await startWaybill({ args: ['--vault', 'memory'] })
  await own.command(['provider', 'add', 'sandbox'])
  const { key } = await createKey(own, 'tool')
  const { page, leave } = await visit(browser, own.dashboard)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('every request is refused until you resume').waitFor()
  expect(await ask(own, key)).toBe(503)
  await page.getByRole('region', { name: 'Latest errors' }).getByText('paused 503').waitFor()
  await goTo(page, '/providers')
  await page.getByRole('heading', { name: 'Providers' }).waitFor()
  await page.getByText('Paused', { exact: true }).filter({ visible: true }).waitFor()
  await goTo(page, '/')
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  expect(await ask(own, key)).toBe(200)
  // Nobody had to ask anew: what another window or the command does is told.
  await own.command(['pause'])
  await page.getByRole('button', { name: 'Resume' }).waitFor()
  await leave()
  await own.stop()
})

test('a warning comes by itself, with what to do, the later step in place of the one before, and can be put aside', async () => {
  const { key } = await createKey(waybill, 'Thirsty', '--tokens-day', '310')
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const banner = page.getByRole('status').filter({ hasText: 'the client key Thirsty' })
  expect(await ask(waybill, key)).toBe(200)
  await banner.getByText('50 % of this day’s budget').waitFor()
  expect(await ask(waybill, key)).toBe(200)
  await banner.getByText('The budget of this day').waitFor()
  expect(await banner.count()).toBe(1)
  await banner.getByRole('link', { name: 'Change its limits' }).waitFor()
  await banner.getByRole('button', { name: 'Dismiss' }).click()
  await banner.waitFor({ state: 'detached' })
  await goTo(page, '/live')
  await goTo(page, '/')
  await page.getByRole('region', { name: 'Privacy' }).waitFor()
  expect(await banner.count()).toBe(0)
  await leave()
})

test('requests that were sent nowhere are named, below those that were', async () => {
  const { key } = await createKey(waybill, 'Astray', '--allow-model', 'none')
  expect(await ask(waybill, key)).toBe(403)
  const { page, leave } = await visit(browser, waybill.dashboard)
  const list = page.getByRole('region', { name: 'Most used' }).getByRole('listitem')
  await list.last().getByText('No provider: not sent on').waitFor()
  await eventually(() => list.filter({ hasText: 'sandbox' }).count()).toBe(1)
  await leave()
})
