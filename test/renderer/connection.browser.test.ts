import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { freshHome, startWaybill } from './support/waybill.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('when Waybill stops, the page says so and how to start it; after a new start it asks for the new address', async () => {
  const home = freshHome()
  const first = await startWaybill({ home, args: ['--vault', 'memory'] })
  const { page, leave } = await visit(browser, first.dashboard)
  await page.getByRole('region', { name: 'Privacy' }).waitFor()
  await first.stop()
  await page.getByText('Waybill is not answering.').waitFor()
  await page.getByText('waybill start', { exact: true }).waitFor()
  // What was there stays readable.
  await page.getByRole('region', { name: 'Privacy' }).waitFor()
  // A screen that was never open has no code here yet; the page says so, and stays.
  await page.getByRole('link', { name: 'Client keys' }).click()
  await page.getByText('Waybill did not answer.').waitFor()
  await page.getByText('Waybill is not answering.').waitFor()

  const { port } = new URL(first.dashboard)
  const second = await startWaybill({ home, args: ['--vault', 'memory', '--control-port', port] })
  // The token is made anew at every start: the old one is no way in.
  await page.getByRole('heading', { name: 'This page needs the way in' }).waitFor()
  await page.goto(second.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await leave()
  await second.stop()
  rmSync(home, { recursive: true, force: true })
})

test('a connection that breaks comes back by itself, with all that happened in between', async () => {
  const waybill = await startWaybill({ args: ['--demo'] })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/live')
  await page.getByRole('row').nth(1).waitFor()
  const before = await page.getByRole('row').nth(1).getAttribute('id')
  // The streams that are open are not touched by this: leaving and coming back opens new ones.
  await page.context().setOffline(true)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByText('Waybill is not answering.').waitFor()
  await page.getByRole('link', { name: 'Usage' }).click()
  await page.getByText('Waybill did not answer.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('Waybill is not answering.').waitFor({ state: 'detached' })
  // A screen whose code could not be fetched, too.
  await page.getByRole('heading', { name: 'Usage' }).waitFor()
  await page.goBack()
  await eventually(() => page.getByRole('row').nth(1).getAttribute('id')).not.toBe(before)
  expect(await page.getByRole('grid').count()).toBe(1)
  await leave()
  await waybill.stop()
})
