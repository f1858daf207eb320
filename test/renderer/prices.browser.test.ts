import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { exchangeRow } from '../../src/shared/exchange-row.ts'
import { finished } from '../main/engine/ledger/an-exchange.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { overflow, violations } from './support/faults.ts'
import { freshHome, startWaybill, type Waybill } from './support/waybill.ts'

let home: string
let waybill: Waybill
let browser: Browser

/** One exchange with a model that the list has, and one with a model that nobody has a price for. */
beforeAll(async () => {
  home = freshHome()
  const ledger = await openLedger({ dataDirectory: home })
  const now = { started_at: Date.now() - 60_000, input_tokens: 1_000_000, output_tokens: 0 }
  const unpriced = { cost_nano_usd: null, cost_basis: 'unpriced', price_version: null } as const
  ledger.close(finished({ ...now, provider_name: 'openai', request_model: 'gpt-4o', response_model: 'gpt-4o' }))
  ledger.close(
    finished({ ...now, provider_name: 'openai', request_model: 'mystery-1', response_model: 'mystery-1', ...unpriced }),
  )
  ledger.shut()
  ;[waybill, browser] = await Promise.all([startWaybill({ home, args: ['--vault', 'memory'] }), launchBrowser()])
  await waybill.command(['provider', 'add', 'sandbox'])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  rmSync(home, { recursive: true, force: true })
})

async function open(route: string) {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  return opened
}

async function costOf(model: string) {
  const rows = z.array(exchangeRow).parse(JSON.parse(await waybill.command(['exchanges', '--limit', '100', '--json'])))
  return rows.find(({ request_model }) => request_model === model)?.cost_nano_usd
}

test('a model without a price is told of, given one, priced anew, and loses it again, by keyboard alone', async () => {
  const { page, leave } = await open('/settings?section=prices')
  await page.getByText('1 model that was used has no price.').waitFor()
  await page.getByRole('button', { name: 'Set a price for openai/mystery-1' }).first().press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Set a price for openai/mystery-1' })
  await dialog.getByRole('textbox', { name: 'A million tokens of input' }).fill('1.5')
  await page.keyboard.press('Enter')
  // In the contract's own words.
  await dialog.getByText('Give the price of input and that of output: one alone would make the other free.').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'A million tokens of output' }).fill('six')
  await page.keyboard.press('Enter')
  await dialog.getByText('Write dollars, such as 5 or 0.15.').waitFor()
  await dialog.getByRole('textbox', { name: 'A million tokens of output' }).fill('6')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const own = page.getByRole('table', { name: 'Prices of your own' })
  await own.getByRole('row').filter({ hasText: 'mystery-1' }).getByText('$1.50').waitFor()
  await page.getByText('1 model that was used has no price.').waitFor({ state: 'detached' })
  // What is past has the cost that it had.
  expect(await costOf('mystery-1')).toBeNull()

  await page.getByRole('button', { name: 'Price past exchanges again' }).press('Enter')
  const apply = page.getByRole('dialog', { name: 'Price past exchanges again' })
  await apply.getByRole('button', { name: 'Price again' }).press('Enter')
  await apply.getByText(/exchanges have another cost now/).waitFor()
  expect(await costOf('mystery-1')).toBe(1_500_000_000)
  await apply.getByRole('button', { name: 'Close' }).first().press('Enter')
  await apply.waitFor({ state: 'detached' })

  await own.getByRole('button', { name: 'Remove the price of openai/mystery-1' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Remove your price of openai/mystery-1?' })
  await question.getByRole('button', { name: 'Remove' }).press('Enter')
  await own.waitFor({ state: 'detached' })
  expect(JSON.parse(await waybill.command(['price', 'list', '--json']))).toMatchObject({ own: [] })
  await leave()
})

test('the whole list is searched, and its address finds the same again', async () => {
  const { page, leave } = await open('/settings?section=prices')
  const used = page.getByRole('table', { name: 'What the models used so far cost now' })
  await used.getByRole('row').filter({ hasText: 'gpt-4o' }).getByText('$2.50').waitFor()
  await page.getByRole('radio', { name: 'Whole list' }).press('Space')
  const all = page.getByRole('table', { name: 'The price list' })
  await all.waitFor()
  // Of some thousands, those in sight are there.
  expect(Number(await all.getAttribute('aria-rowcount'))).toBeGreaterThan(300)
  expect(await all.getByRole('row').count()).toBeLessThan(60)
  await page.getByRole('searchbox', { name: 'Search by provider or model' }).fill('openai gpt-4o-mini')
  await all.getByText('gpt-4o-mini', { exact: true }).waitFor()
  await expect.poll(() => page.url()).toContain('gpt-4o-mini')
  await page.getByRole('searchbox').fill('no such model anywhere')
  await page.getByRole('heading', { name: 'No model by that name' }).waitFor()
  await goTo(page, '/settings?section=prices&prices=list&model=anthropic%20claude')
  await all.getByText('anthropic').first().waitFor()
  await leave()
})

test('a search is typed where the caret is', async () => {
  const { page, leave } = await open('/settings?section=prices&prices=list')
  const search = page.getByRole('searchbox', { name: 'Search by provider or model' })
  await search.fill('gpt')
  await search.press('Home')
  await search.pressSequentially('openai ')
  expect(await search.inputValue()).toBe('openai gpt')
  await expect.poll(() => page.url()).toContain('model=openai')
  await leave()
})

test('what is wrong among the prices that are folded away is shown', async () => {
  const { page, leave } = await open('/settings?section=prices')
  await page.getByRole('button', { name: 'Set a price for openai/mystery-1' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'A million tokens of input' }).fill('1')
  await dialog.getByRole('textbox', { name: 'A million tokens of output' }).fill('1')
  await dialog.getByText('More prices').click()
  const request = dialog.getByRole('textbox', { name: 'Each request' })
  await request.fill('nothing')
  await dialog.getByText('More prices').click()
  await request.waitFor({ state: 'hidden' })
  await dialog.getByRole('button', { name: 'Set the price' }).click()
  await request.waitFor()
  await dialog.getByText('Write dollars, such as 5 or 0.15.').waitFor()
  await page.keyboard.press('Escape')
  await leave()
})

test('the list is fetched only after a question, and not at all while offline', async () => {
  await waybill.command(['settings', 'set', 'offline', 'true'])
  const { page, leave } = await open('/settings?section=prices')
  await page.getByText('It came with Waybill.').waitFor()
  const refresh = page.getByRole('button', { name: 'Refresh the list' })
  await refresh.press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Fetch the published price list?' })
  await question.getByText('One request to GitHub').waitFor()
  await question.getByRole('button', { name: 'Refresh the list' }).press('Enter')
  await question.getByRole('alert').getByText('offline', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  // The keyboard is back at the button.
  await eventually(() => refresh.evaluate((element) => element === document.activeElement)).toBe(true)
  await leave()
})

test('all warnings are in one place, newest first, with what to do and the month’s forecast', async () => {
  const { page, leave } = await open('/')
  await page.getByRole('link', { name: 'All warnings' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Warnings' }).waitFor()
  await page.getByRole('heading', { name: 'No warnings' }).waitFor()
  await page.getByText(/^This month has cost /).waitFor()
  const { key } = await createKey(waybill, 'Thirsty', '--tokens-day', '310')
  const table = page.getByRole('table', { name: 'Warnings, newest first' })
  expect(await ask(waybill, key)).toBe(200)
  await table.getByText('50 % of this day’s budget').waitFor()
  expect(await ask(waybill, key)).toBe(200)
  await table.getByText('change it: waybill key limit').first().waitFor()
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 760 })
    expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])
  }
  await table.getByRole('link', { name: 'Show its exchanges' }).first().press('Enter')
  await page.getByRole('grid').waitFor()
  await leave()
})

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('the prices have no fault, %s at %i px', async (colorScheme, width) => {
  const { page, leave } = await visit(browser, waybill.dashboard, {
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 760 },
  })
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/settings?section=prices&prices=list')
  await page.getByRole('table', { name: 'The price list' }).waitFor()
  expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])
  await page.getByRole('button', { name: 'Set a price', exact: true }).click()
  await page.getByRole('dialog').getByText('More prices').click()
  expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])
  await page.keyboard.press('Escape')
  await leave()
})
