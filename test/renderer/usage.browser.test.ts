import { readFileSync, rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayName } from '../../src/renderer/format/time.ts'
import { startProvider } from '../support/provider.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { noon, usageHome } from './support/usage-home.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let home: string
let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[home, browser] = await Promise.all([usageHome(), launchBrowser()])
  waybill = await startWaybill({ home, args: ['--vault', 'memory'] })
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  rmSync(home, { recursive: true, force: true })
})

async function open(search: string, of = waybill) {
  const visited = await visit(browser, of.dashboard)
  await visited.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(visited.page, `/usage${search}`)
  await visited.page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor()
  return visited
}

/** The texts of a table's cells, row by row, without its head. */
async function cellsOf(page: Page, name: string): Promise<string[][]> {
  const table = page.getByRole('table', { name })
  await table.waitFor()
  return table
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim().replace(/\s+/g, ' '))),
    )
}

const requests = 7 * 4 + 3
const legend = (page: Page) => page.getByRole('region', { name: /by (hour|day|month)/ }).getByRole('listitem')

test('a chart and a table tell the same, the tail as “Other”, and the sandbox in none of it', async () => {
  const { page, leave } = await open('?range=7d&metric=requests')
  await page.getByRole('img', { name: /^Requests by day, as a chart/ }).waitFor()
  const drawn = await legend(page).allInnerTexts()
  expect(drawn.map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'm-seven 10',
    'm-six 6',
    'm-five 5',
    'm-four 4',
    'm-three 3',
    'Other 3',
  ])
  await page.getByRole('radio', { name: 'Table' }).click()
  const steps = await cellsOf(page, 'Requests by day')
  expect(steps).toHaveLength(7 + 1)
  expect(steps.at(-1)).toEqual(['Total', String(requests), '10', '6', '5', '4', '3', '3'])
  const column = (index: number) => steps.slice(0, -1).reduce((sum, row) => sum + Number(row[index]), 0)
  expect([1, 2, 3, 4, 5, 6, 7].map(column)).toEqual([requests, 10, 6, 5, 4, 3, 3])
  const groups = await cellsOf(page, 'Figures by model')
  expect(groups.map(([name]) => name)).not.toContain('m-sandbox')
  expect(groups.at(-1)?.slice(0, 5)).toEqual(['Total', '≈ estimated $0.29', '1', String(requests), '1'])
  await page.getByText('The sandbox’s exchanges are in none of these figures.').waitFor()
  await leave()
})

test('a cost says how sure it is, and what has no price is counted apart', async () => {
  const { page, leave } = await open('?range=7d')
  const groups = await cellsOf(page, 'Figures by model')
  expect(groups[0]?.slice(0, 3)).toEqual(['m-seven', '≈ estimated $0.0800', '1'])
  await page.getByText('1 request has no known price and is in no cost.').waitFor()
  await page.getByText('the provider reported no tokens of 1 request').waitFor()
  await page.getByText('Costs are estimates').waitFor()
  await page.getByText(new Intl.DateTimeFormat().resolvedOptions().timeZone).first().waitFor()
  await leave()
})

test('what is looked at stands in the address, and the defaults do not', async () => {
  const { page, leave } = await open('')
  await page.getByRole('radio', { name: '7 days' }).click()
  await page.getByLabel('Group by').selectOption('provider')
  await page.getByRole('radio', { name: /^Latency p90/ }).click()
  await page.getByRole('radio', { name: 'Hour' }).click()
  await page.getByRole('radio', { name: 'Table' }).click()
  await page.getByRole('button', { name: 'Requests' }).click()
  await page.getByRole('button', { name: 'Requests' }).click()
  const said = 'range=7d&by=provider&metric=latency_p90&step=hour&view=table&sort=requests&up=true'
  const search = () => [...new URLSearchParams(new URL(page.url()).hash.split('?')[1])].map((pair) => pair.join('='))
  await eventually(async () => search().sort()).toEqual(said.split('&').sort())
  await page.reload()
  await page.getByRole('table', { name: 'Latency p90 by hour' }).waitFor()
  expect(await cellsOf(page, 'Figures by provider').then((rows) => rows.map(([name]) => name))).toEqual([
    'anthropic',
    'openai',
    'Total',
  ])
  await page.getByRole('radio', { name: '30 days' }).click()
  await page.getByLabel('Group by').selectOption('model')
  await page.getByRole('radio', { name: /^Cost/ }).click()
  await page.getByRole('radio', { name: 'Chart' }).click()
  await eventually(async () => search()).toEqual(['step=hour'])
  await leave()
})

test('days of one’s own choice, and a day closer by its hours', async () => {
  const { page, leave } = await open('?range=7d&metric=requests&by=none')
  await page.getByRole('radio', { name: 'Custom' }).click()
  const from = page.getByLabel('From')
  await eventually(async () => page.url()).toContain(`from=${await from.inputValue()}`)
  expect(page.url()).not.toContain('range')
  const days = page.getByRole('table', { name: 'Figures over time' })
  await days.locator('tbody tr').first().getByRole('link').first().click()
  await eventually(async () => page.url()).toMatch(/from=(\d{4}-\d\d-\d\d).*to=\1/)
  await page.getByRole('heading', { name: 'Requests by hour' }).waitFor()
  await eventually(() => days.locator('tbody tr').count()).toBe(1)
  await leave()
})

test('a bar of the chart leads to its day, and the way back to where one was', async () => {
  const { page, leave } = await open('?range=7d&metric=requests')
  const chart = page.getByRole('img', { name: /^Requests by day/ })
  // The bars are drawn after the axes.
  await chart.locator('path[fill="var(--color-series-1)"]').waitFor()
  const { width = 0, height = 0 } = (await chart.boundingBox()) ?? {}
  // Four days before today: nothing happened then.
  const position = { x: width * 0.4, y: height / 2 }
  await chart.hover({ position })
  await chart.getByText('nothing', { exact: true }).waitFor()
  await chart.click({ position })
  await eventually(async () => page.url()).toMatch(/from=(\d{4}-\d\d-\d\d).*to=\1/)
  await page.getByRole('heading', { name: 'Nothing in this time' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Requests by day and model' }).waitFor()
  await leave()
})

test('over a long time a value that stands alone is a dot, and those in a row are a line', async () => {
  const times = (last: number) => `from=${dayName(noon(99))}&to=${dayName(noon(last))}`
  const { page, leave } = await open(`?${times(1)}&metric=latency_p90`)
  const chart = page.getByRole('img', { name: /^Latency p90 by day/ })
  await eventually(() => chart.locator('.recharts-line-curve').count()).toBe(5)
  expect(await chart.locator('circle').count()).toBe(0)
  await goTo(page, `/usage?${times(2)}&metric=latency_p90`)
  await eventually(() => chart.locator('circle').count()).toBe(5)
  await leave()
})

test('every figure leads to the exchanges behind it', async () => {
  const { page, leave } = await open('?range=7d')
  const seven = page.getByRole('row', { name: /m-seven/ })
  await seven.getByRole('link', { name: 'm-seven' }).click()
  await eventually(async () => page.url()).toContain('/live?model=%3Dm-seven&from=')
  await eventually(() => page.getByRole('row').count()).toBe(10 + 1)
  await goTo(page, '/usage?range=7d')
  // The errors of a model are the failed ones alone.
  await seven.getByRole('cell').nth(4).getByRole('link').click()
  await eventually(async () => page.url()).toMatch(/outcome=error/)
  await eventually(() => page.getByRole('row').count()).toBe(1 + 1)
  await goTo(page, '/usage?range=7d&by=provider')
  await page
    .getByRole('row', { name: /anthropic/ })
    .getByRole('link')
    .first()
    .click()
  await eventually(async () => page.url()).toContain('/live?provider=anthropic')
  await goTo(page, '/usage?range=7d&by=project')
  await page
    .getByRole('row', { name: /website/ })
    .getByRole('cell')
    .nth(3)
    .getByRole('link')
    .click()
  await eventually(async () => page.url()).toContain('/live?project=website&from=')
  await eventually(() => page.getByRole('row').count()).toBe(7 + 1)
  await goTo(page, '/usage?range=7d&by=project')
  await page
    .getByRole('row', { name: /website/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('table', { name: 'Figures by model' }).waitFor()
  expect((await cellsOf(page, 'Figures by model')).map(([name]) => name)).toEqual(['m-seven', 'Total'])
  await page.getByRole('button', { name: 'Project: website. Show all again' }).click()
  await eventually(async () => (await cellsOf(page, 'Figures by model')).length).toBe(8)
  await leave()
})

test('all of it by keyboard', async () => {
  const { page, leave } = await open('?range=7d')
  await page.getByRole('radio', { name: /^Cost/ }).focus()
  await page.keyboard.press('ArrowRight')
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Requests/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Requests by day and model' }).waitFor()
  const header = page.getByRole('columnheader', { name: 'Tokens out' })
  await header.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await eventually(() => header.getAttribute('aria-sort')).toBe('descending')
  await page.keyboard.press('Enter')
  await eventually(() => header.getAttribute('aria-sort')).toBe('ascending')
  await page.getByRole('row', { name: /m-six/ }).getByRole('link', { name: 'm-six' }).focus()
  // The row's figures lead where its name does: the next stop is the next row's name.
  await page.keyboard.press('Tab')
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('m-seven')
  await page.keyboard.press('Enter')
  await eventually(async () => page.url()).toContain('/live?model=%3Dm-seven&from=')
  await leave()
})

test('a month’s statement comes as a table and as a page', async () => {
  const { page, leave } = await open('')
  const month = await page.getByLabel('Month').inputValue()
  for (const [name, file, begins] of [
    ['Download the statement as CSV', `waybill-statement-${month}.csv`, 'month,by,group'],
    ['Download the statement as Page (HTML)', `waybill-statement-${month}.html`, '<!doctype html>'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    expect(download.suggestedFilename()).toBe(file)
    expect(
      readFileSync(await download.path(), 'utf8')
        .toLowerCase()
        .startsWith(begins),
    ).toBe(true)
  }
  await leave()
})

test('nothing yet, paused, and nothing in this time are told apart, until the first request that counts', async () => {
  const provider = await startProvider({ apiKey: 'sk-test' })
  const own = await startWaybill({ args: ['--vault', 'memory'] })
  await own.command(['provider', 'add', 'sandbox'])
  await own.command(['provider', 'add', 'openai', '--base-url', `${provider.origin}/v1`], 'sk-test')
  const { key } = await createKey(own, 'tool')
  const { page, leave } = await open('', own)
  await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
  await own.command(['settings', 'set', 'recording', 'paused'])
  await page.getByRole('heading', { name: 'Recording is paused' }).waitFor()
  await own.command(['settings', 'set', 'recording', 'on'])
  expect(await ask(own, key)).toBe(200)
  await page.getByText('The sandbox’s exchanges are not counted.').waitFor()
  const answer = await fetch(`${own.proxy}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
  await page.reload()
  await eventually(async () => (await cellsOf(page, 'Figures by model')).map(([name]) => name)).toEqual([
    'gpt-5-mini',
    'Total',
  ])
  await page.getByLabel('Group by').selectOption('key')
  await page.getByRole('row', { name: /tool/ }).getByRole('link').first().click()
  await eventually(async () => page.url()).toContain('/live?key=')
  await goTo(page, '/usage?from=2020-02-01&to=2020-02-29')
  await page.getByRole('button', { name: 'Show 12 months' }).click()
  await page.getByRole('table', { name: 'Figures by model' }).waitFor()
  await leave()
  await own.stop()
  await provider.close()
})
