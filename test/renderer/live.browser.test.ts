import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldNames } from '../../src/renderer/features/live/field-names.en.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { startOwn } from './support/own-waybill.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function openLive(route = '/live', locale = 'en-US', of = waybill) {
  const opened = await visit(browser, of.dashboard, { locale })
  // In whatever language.
  await opened.page.getByRole('heading', { level: 1 }).waitFor()
  await goTo(opened.page, route)
  await opened.page.getByRole('heading', { name: 'Live' }).waitFor()
  return opened
}

const firstId = (page: Page) => page.getByRole('row').nth(1).getAttribute('id')
const grid = (page: Page) => page.getByRole('grid', { name: 'Exchanges, newest first' })

test('exchanges come in by themselves, on top', async () => {
  const { page, leave } = await openLive()
  const before = await firstId(page)
  await eventually(() => firstId(page)).not.toBe(before)
  await leave()
})

test.each([
  ['en-US', /^\d{1,2}:\d\d:\d\d\s[AP]M$/],
  ['de-DE', /^\d\d:\d\d:\d\d$/],
])('times are written the way of %s, whole, and the same in the list as in a title', async (locale, way) => {
  const { page, leave } = await openLive('/live', locale)
  await page.getByRole('button', { name: /^(Pause|Anhalten)$/ }).click()
  const time = page.getByRole('row').nth(1).locator('span[title]').first()
  const [shown, title] = [await time.innerText(), await time.getAttribute('title')]
  expect(shown).toMatch(way)
  expect(title).toContain(shown)
  const widthOf = (element: Element | null) => element?.getBoundingClientRect().width ?? 0
  expect(await time.evaluate(widthOf)).toBeLessThanOrEqual(await time.locator('..').evaluate(widthOf))
  await leave()
})

test('in another language there is room for its times', async () => {
  const { page, leave } = await openLive('/live', 'de-DE')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('English')
  await page.keyboard.press('Enter')
  const time = page.getByRole('row').nth(1).locator('span[title]').first()
  await eventually(() => time.innerText()).toMatch(/[AP]M$/)
  const widthOf = (element: Element | null) => element?.getBoundingClientRect().width ?? 0
  expect(await time.evaluate(widthOf)).toBeLessThanOrEqual(await time.locator('..').evaluate(widthOf))
  await waybill.command(['settings', 'set', 'language', 'system'])
  await leave()
})

test.each([390, 800, 1000, 1280])('at a width of %i no filter lies over its neighbour', async (width) => {
  const { page, leave } = await openLive()
  await page.setViewportSize({ width, height: 800 })
  const fields = await page.getByRole('search').locator('input:visible, select:visible').all()
  const boxes = await Promise.all(fields.map((field) => field.boundingBox()))
  for (const [at, box] of boxes.entries()) {
    const next = boxes[at + 1]
    if (box && next && box.y === next.y) expect(box.x + box.width).toBeLessThanOrEqual(next.x)
  }
  await leave()
})

test('paused, nothing moves, and what came is counted until it is asked for', async () => {
  const { page, leave } = await openLive()
  await grid(page).waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  const before = await firstId(page)
  const pill = page.getByRole('button', { name: /^\d+ new$/ })
  await pill.waitFor()
  expect(await firstId(page)).toBe(before)
  await pill.click()
  await eventually(() => firstId(page)).not.toBe(before)
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await leave()
})

test('filters stand in the address, and an address brings its filters', async () => {
  const { page, leave } = await openLive('/live?outcome=error')
  await grid(page).waitFor()
  expect(await page.getByLabel('Outcome').inputValue()).toBe('error')
  await eventually(() => page.getByRole('row').getByRole('img', { name: 'Complete' }).count()).toBe(0)
  await page.getByLabel('Outcome').selectOption('ok')
  await eventually(async () => page.url()).toContain('outcome=ok')
  await eventually(() =>
    page
      .getByRole('row')
      .getByRole('img', { name: /^Error/ })
      .count(),
  ).toBe(0)
  await page.getByLabel('Model').fill('HAIKU')
  await eventually(async () => page.url()).toContain('model=HAIKU')
  const models = () =>
    page
      .getByRole('row')
      .filter({ hasNot: page.getByRole('columnheader') })
      .allInnerTexts()
  await eventually(async () => (await models()).filter((text) => !text.includes('haiku')).length).toBe(0)
  expect((await models()).length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await eventually(async () => page.url()).not.toContain('outcome')
  expect(await page.getByLabel('Model').inputValue()).toBe('')
  await leave()
})

test('where nothing matches, the page says so and offers to clear', async () => {
  const { page, leave } = await openLive('/live?model=no-such-model')
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  await page.getByRole('main').getByText('No exchange fits these filters.').waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await grid(page).waitFor()
  await leave()
})

test('by keyboard: arrows move, Enter opens, arrows move on with the details, Esc closes', async () => {
  const { page, leave } = await openLive()
  await grid(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const active = await grid(page).getAttribute('aria-activedescendant')
  expect(await page.locator('[aria-selected=true]').getAttribute('id')).toBe(active)
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: 'Exchange' })
  await details.waitFor()
  await page.keyboard.press('ArrowDown')
  await eventually(() => grid(page).getAttribute('aria-activedescendant')).not.toBe(active)
  const next = (await grid(page).getAttribute('aria-activedescendant'))?.replace('exchange-', '') ?? ''
  await details.getByText(next).waitFor()
  await page.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
  expect(page.url()).not.toContain('exchange=')
  await leave()
})

test('the details show every field that is kept, and say that content is not', async () => {
  const { page, leave } = await openLive()
  await page.getByRole('row').nth(1).click()
  const details = page.getByRole('complementary', { name: 'Exchange' })
  await details.getByText('Content is never recorded.').waitFor()
  const terms = await details.locator('dt').allInnerTexts()
  expect(terms.toSorted()).toEqual(Object.values(fieldNames).toSorted())
  await leave()
})

test('what Waybill estimated is marked, and what it refused says why', async () => {
  const { id, key } = await createKey(waybill, 'Quiet', '--rpm', '2')
  expect([await ask(waybill, key), await ask(waybill, key, 'gpt-5-mini+silent'), await ask(waybill, key)]).toEqual([
    200, 200, 429,
  ])
  const { page, leave } = await openLive(`/live?key=${id}`)
  await eventually(() => page.getByRole('row').count()).toBe(4)
  const [refused, silent, told] = [1, 2, 3].map((at) => page.getByRole('row').nth(at))
  await refused?.getByText('rate limit reached', { exact: true }).waitFor()
  await refused?.getByRole('img', { name: 'Refused by Waybill: rate limit reached' }).waitFor()
  const estimated = 'Estimated by Waybill: the provider reported no usage'
  expect(await silent?.getByTitle(estimated).count()).toBe(2)
  expect(await told?.getByTitle(estimated).count()).toBe(0)
  await silent?.click()
  const details = page.getByRole('complementary', { name: 'Exchange' })
  await eventually(() => details.getByTitle(estimated).count()).toBe(2)
  await leave()
})

test('what is switched off is said to be not recorded, in the list and in the details', async () => {
  const { id, key } = await createKey(waybill, 'Reserved')
  await waybill.command(['settings', 'set', 'fields_off', 'method,endpoint,request_model,response_model,request_bytes'])
  await ask(waybill, key)
  await waybill.command(['settings', 'set', 'fields_off', '[]'])
  const { page, leave } = await openLive(`/live?key=${id}`)
  const row = page.getByRole('row').nth(1)
  await row.getByText('not recorded').waitFor()
  await row.click()
  const details = page.getByRole('complementary', { name: 'Exchange' })
  const shown = (field: keyof typeof fieldNames) =>
    details.getByTitle(field, { exact: true }).locator('+ dd').innerText()
  await eventually(() => shown('endpoint')).toBe('not recorded')
  expect(await shown('request_bytes')).toBe('not recorded')
  expect(await shown('response_bytes')).toMatch(/\d/)
  await leave()
})

test('an answer that comes late does not put the list back to what it was', async () => {
  const { waybill: quiet, key } = await startOwn()
  expect(await ask(quiet, key)).toBe(200)
  const { page, leave } = await openLive('/live', 'en-US', quiet)
  await grid(page).waitFor()
  let isAsked = () => {}
  let release = () => {}
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // The list is asked for before the stream is there, and once more when it is; the first answer is held back.
  await page.route('**/rpc/usage/live', async (route) => {
    await asked
    await route.continue()
  })
  await page.route(
    '**/rpc/usage/search',
    async (route) => {
      const response = await route.fetch()
      isAsked()
      await released
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  const held = page.waitForEvent('request', (request) => request.url().endsWith('/rpc/usage/search'))
  await page.reload()
  await grid(page).waitFor()
  expect(await ask(quiet, key)).toBe(200)
  const rows = () => page.locator('[role=row][id]').count()
  await eventually(rows).toBe(2)
  release()
  await (await held).response().catch(() => null)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await rows()).toBe(2)
  await leave()
  await quiet.stop()
})
