import type { RequestListener } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProvider, type TestProvider } from '../support/provider.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { startOwn } from './support/own-waybill.ts'
import type { Waybill } from './support/waybill.ts'

/** As many as a marketplace lists. */
const many = Array.from({ length: 600 }, (_, number) => `model-${String(number).padStart(3, '0')}`)
let listed: readonly string[] = many
let asked = 0
const listing: RequestListener = (request, response) => {
  if (request.url === '/v1/models') asked += 1
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({ object: 'list', data: listed.map((id) => ({ id, object: 'model', owned_by: 'home' })) }),
  )
}

let waybill: Waybill
let provider: TestProvider
let browser: Browser

beforeAll(async () => {
  ;[{ waybill }, provider, browser] = await Promise.all([
    startOwn(),
    startProvider({ listener: listing }),
    launchBrowser(),
  ])
  await waybill.command(['provider', 'add', 'compatible', '--name', 'home', '--base-url', `${provider.origin}/v1`])
  await waybill.command(['provider', 'add', 'openai'], 'sk-of-nobody-0123456789')
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  await provider.close()
})

async function open(route: string) {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  return opened
}

const rows = (page: Page, name: string) => page.getByRole('table', { name: `Models of ${name}` }).getByRole('row')

test('what is known of a provider’s models is there without a call: sizes, abilities and prices', async () => {
  const { page, leave } = await open('/providers?provider=openai&section=models')
  const row = rows(page, 'openai').filter({ hasText: 'gpt-5-mini' })
  await page.getByLabel('Search models').fill('gpt-5-mini')
  await row.getByRole('img', { name: 'calls tools' }).waitFor()
  await row.getByText('400K').waitFor()
  await row.getByText('$0.25').waitFor()
  await eventually(async () => page.url()).toContain('model=gpt-5-mini')
  await page.getByText('its list has not been asked for').waitFor()
  expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])
  await leave()
})

test('a provider is asked for its list by a click, and what changed since is told', async () => {
  const { page, leave } = await open('/providers?provider=home&section=models')
  await page.getByRole('heading', { name: 'No model is known' }).waitFor()
  const ask = page.getByRole('button', { name: 'Ask for its list' })
  await ask.press('Enter')
  await page.getByText('600 models').waitFor()
  expect(asked).toBe(1)
  // Only what is in sight is drawn, and the rest is come to by scrolling.
  expect(await rows(page, 'home').count()).toBeLessThan(60)
  await page.getByRole('table', { name: 'Models of home' }).focus()
  await page.keyboard.press('End')
  await page.getByText('model-599').waitFor()

  listed = ['brand-new', ...many.slice(1)]
  await ask.click()
  await page.getByText('1 new model').waitFor()
  await page.getByText('1 model is gone').waitFor()
  await page.getByLabel('Search models').fill('brand')
  const row = rows(page, 'home').filter({ hasText: 'brand-new' })
  await row.getByText('new', { exact: true }).waitFor()
  expect(await violations(page)).toEqual([])
  await leave()
})

test('what a server of one’s own speaks can be changed, and put back', async () => {
  const { page, leave } = await open('/providers?provider=home&section=address')
  const part = page.getByRole('region', { name: 'What it speaks' })
  expect(await part.getByRole('checkbox', { name: 'Chat Completions' }).isChecked()).toBe(true)
  await part.getByRole('checkbox', { name: 'Messages' }).press('Space')
  await part.getByRole('combobox', { name: 'Other formats are translated into' }).selectOption('messages')
  await part.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByText('What home speaks is saved').waitFor()
  await goTo(page, '/routes?model=home/model-001&format=responses')
  await page.getByText('translated from Responses to Messages').waitFor()
  await goTo(page, '/providers?provider=home&section=address')
  await part.getByRole('button', { name: 'As others of its kind' }).press('Enter')
  await eventually(() => part.getByRole('checkbox', { name: 'Messages' }).isChecked()).toBe(false)
  await leave()
})
