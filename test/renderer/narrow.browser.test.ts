import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arriveAt } from './support/arrive.ts'
import { eventually, launchBrowser, visit } from './support/browser.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function open(route: string, width: number, locale = 'en-US') {
  const visited = await visit(browser, waybill.dashboard, { viewport: { width, height: 844 }, locale })
  await visited.page.locator('h1').first().waitFor()
  await arriveAt(visited.page, route)
  return visited
}

describe.each(['en-US', 'de-DE', 'zh-CN'])('in %s', (locale) => {
  test.each(['/providers', '/client-keys', '/routes'])(
    'on a phone, what %s is for stands beside its title',
    async (route) => {
      const { page, leave } = await open(route, 390, locale)
      const title = await page.locator('main header h1').boundingBox()
      const button = await page.locator('main header button').last().boundingBox()
      expect(Math.abs((button?.y ?? 0) - (title?.y ?? 999))).toBeLessThan(12)
      await leave()
    },
  )
})

test.each([800, 390])(
  'at %i px a table shows that there is more beside it, till its end is in sight',
  async (width) => {
    const { page, leave } = await open('/usage', width)
    const table = page.getByRole('region', { name: 'Figures by model' })
    const edge = table.locator('.more-aside')
    const shown = () => edge.evaluate((element) => Number(getComputedStyle(element).opacity))
    await eventually(shown).toBe(1)
    await table.evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
    await eventually(shown).toBe(0)
    await leave()
  },
)

test('where all of a table is in sight, nothing says otherwise', async () => {
  const { page, leave } = await open('/usage', 1440)
  const edge = page.getByRole('region', { name: 'Figures by model' }).locator('.more-aside')
  expect(await edge.evaluate((element) => getComputedStyle(element).opacity)).toBe('0')
  await leave()
})

test('on a phone the overview keeps no room for lines that are not there', async () => {
  const { page, leave } = await open('/', 390)
  const last = await page.getByRole('region', { name: 'Most used' }).getByRole('listitem').last().boundingBox()
  const next = await page.getByRole('heading', { name: 'Latest errors' }).boundingBox()
  expect((next?.y ?? 999) - ((last?.y ?? 0) + (last?.height ?? 0))).toBeLessThan(40)
  await leave()
})

test('a tool’s name is whole in the list, and what is cut there can be read all the same', async () => {
  await fetch(`${waybill.proxy}/v1/models/a-model-with-a-name-that-is-longer-than-its-column`)
  const wide = await open('/live', 1280)
  const tool = wide.page.getByText('codex_cli_rs', { exact: true }).first()
  expect(await tool.evaluate(({ parentElement: cell }) => (cell?.scrollWidth ?? 0) - (cell?.clientWidth ?? 0))).toBe(0)
  await wide.leave()
  const narrow = await open('/live?outcome=error', 800)
  const refused = narrow.page.getByTitle('GET /v1/models/{model}').first()
  await refused.waitFor()
  await narrow.leave()
})

test('at 800 px the models of a provider can be told apart, and a list of prices shows that there is more', async () => {
  const { page, leave } = await open('/providers?provider=sandbox&section=models', 800)
  const name = page.getByRole('cell', { name: 'text-embedding-3-small' }).getByTitle('text-embedding-3-small')
  await name.waitFor()
  expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await arriveAt(page, '/settings?section=prices')
  const edge = page.locator('section > .more-aside')
  await eventually(() => edge.evaluate((element) => Number(getComputedStyle(element).opacity))).toBe(1)
  await leave()
})

test.each(['en-US', 'de-DE', 'zh-CN'])('at twice the size the screens are named below, in %s', async (locale) => {
  const { page, leave } = await open('/', 640, locale)
  const names = page.locator('aside nav a > span.truncate')
  for (const { width, cut } of await names.evaluateAll((all) =>
    all.map(({ clientWidth, scrollWidth }) => ({ width: clientWidth, cut: scrollWidth - clientWidth })),
  )) {
    expect(width).toBeGreaterThan(10)
    expect(cut).toBe(0)
  }
  await leave()
})
