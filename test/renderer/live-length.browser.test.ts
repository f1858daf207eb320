import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { finished } from '../main/engine/ledger/an-exchange.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { freshHome, startWaybill, type Waybill } from './support/waybill.ts'

/** Several times what the page holds of them. */
const COUNT = 9000
const EVERY_MS = 600_000

const home = freshHome()
let waybill: Waybill
let browser: Browser
/** Newest first. */
let ids: readonly string[]

beforeAll(async () => {
  const ledger = await openLedger({ dataDirectory: home })
  const now = Date.now() - EVERY_MS
  const rows = Array.from({ length: COUNT }, (_, index) => {
    const row = { started_at: now - (COUNT - index) * EVERY_MS, tool: index === 1000 ? 'rare' : 'usual' }
    return finished({ ...row, project: index % 2 === 0 ? 'even' : null })
  })
  for (const row of rows) ledger.close(row)
  ledger.shut()
  ids = rows.map(({ id }) => id).toReversed()
  ;[waybill, browser] = await Promise.all([startWaybill({ home, args: ['--vault', 'memory'] }), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  rmSync(home, { recursive: true, force: true })
})

async function openLive(search = '') {
  const opened = await visit(browser, waybill.dashboard)
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  await goTo(opened.page, `/live${search}`)
  await opened.page.getByRole('grid').waitFor()
  return opened
}

const rowOf = (page: Page, at: number) => page.locator(`#exchange-${ids.at(at)}`)

test('End leads to the oldest of all, Home back to the newest, and few rows are drawn anywhere', async () => {
  const { page, leave } = await openLive()
  const grid = page.getByRole('grid')
  await eventually(() => grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1))
  await grid.focus()
  await page.keyboard.press('End')
  await rowOf(page, -1).waitFor()
  await eventually(() => rowOf(page, -1).getAttribute('aria-selected')).toBe('true')
  expect(await rowOf(page, -1).getAttribute('aria-rowindex')).toBe(String(COUNT + 1))
  await page.keyboard.press('ArrowUp')
  await eventually(() => rowOf(page, -2).getAttribute('aria-selected')).toBe('true')
  expect(await page.getByRole('row').count()).toBeLessThan(80)
  await page.keyboard.press('Home')
  await eventually(() => rowOf(page, 0).getAttribute('aria-selected')).toBe('true')
  await leave()
})

test('the scroll bar leads anywhere in the list, and on from there row by row', async () => {
  const { page, leave } = await openLive()
  const grid = page.getByRole('grid')
  await eventually(() => grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1))
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
  const shown = async () =>
    (await page.locator('[role=row][id]').evaluateAll((rows) => rows.map(({ id }) => id.replace('exchange-', ''))))[20]
  await eventually(async () => Math.abs(ids.indexOf((await shown()) ?? '') - COUNT / 2)).toBeLessThan(200)
  await grid.evaluate((element) => element.scrollBy({ top: -3000 * 28 }))
  await eventually(async () => Math.abs(ids.indexOf((await shown()) ?? '') - (COUNT / 2 - 3000))).toBeLessThan(200)
  await leave()
})

test('filters by project, tool and time find what is far back, and an address names any exchange', async () => {
  const { page, leave } = await openLive('?tool=rare')
  const rows = () => page.locator('[role=row][id]').evaluateAll((found) => found.map(({ id }) => id))
  const rare = `exchange-${ids.at(-1001)}`
  await eventually(rows).toEqual([rare])
  await goTo(page, '/live?tool=rare&project=')
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  await page.getByLabel('Project').selectOption('even')
  await eventually(rows).toEqual([rare])
  await goTo(page, '/live')
  await page.getByLabel('Time').selectOption({ label: 'Today' })
  await eventually(async () => (await rows()).length).toBeLessThan(80)
  expect(page.url()).toMatch(/from=\d{4}-\d\d-\d\d$/)
  await goTo(page, `/live?exchange=${ids.at(-1)}`)
  await page
    .getByRole('complementary', { name: 'Exchange' })
    .getByText(String(ids.at(-1)))
    .waitFor()
  await leave()
})
