import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openLedger } from '../../src/main/engine/ledger/ledger.ts'
import { providerView } from '../../src/shared/contract/providers.ts'
import {
  anthropicBucket,
  anthropicCost,
  anthropicUsage,
  type BillProvider,
  startBillProvider,
} from '../main/engine/billing/bill-provider.ts'
import { finished } from '../main/engine/ledger/an-exchange.ts'
import { startProvider, type TestProvider } from '../support/provider.ts'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { createKey } from './support/client-key.ts'
import { overflow, violations } from './support/faults.ts'
import { freshHome, startWaybill, type Waybill } from './support/waybill.ts'

const FIRST = 'sk-first-key-0000-aaaa'
const SECOND = 'sk-second-key-000-bbbb'
const ADMIN = 'sk-ant-admin01-marker-51f0c2d9-7788'
const MODEL = 'claude-sonnet-4-5-20250929'
const DAY_MS = 86_400_000
const dayAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

let home: string
let waybill: Waybill
let browser: Browser
let bills: BillProvider
let upstream: TestProvider

/** One day's exchange with Anthropic, and a provider of two keys of which the first is refused. */
beforeAll(async () => {
  home = freshHome()
  const ledger = await openLedger({ dataDirectory: home })
  const started_at = Date.parse(`${dayAgo(2)}T12:00:00Z`)
  ledger.close(
    finished({ started_at, provider_name: 'anthropic', response_model: MODEL, cost_nano_usd: 1_234_567_890 }),
  )
  ledger.shut()
  ;[waybill, browser, bills, upstream] = await Promise.all([
    startWaybill({ home, args: ['--vault', 'memory'] }),
    launchBrowser(),
    startBillProvider(),
    startProvider({ apiKey: SECOND }),
  ])
  await waybill.command(['provider', 'add', 'anthropic', '--base-url', bills.origin], 'sk-ant-marker-0000-1111')
  await waybill.command(
    ['provider', 'add', 'openai', '--name', 'twofold', '--base-url', `${upstream.origin}/v1`],
    FIRST,
  )
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  await Promise.all([bills.close(), upstream.close()])
  rmSync(home, { recursive: true, force: true })
})

async function open(route: string) {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  return opened
}

async function providerNamed(name: string) {
  const all = z.array(providerView).parse(JSON.parse(await waybill.command(['provider', 'list', '--json'])))
  return all.find((provider) => provider.name === name)
}

test('keys are added, tested one by one, said to rest, and removed, by keyboard alone', async () => {
  const { page, leave } = await open('/providers')
  await page.getByRole('link', { name: 'twofold' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'twofold' }).waitFor()
  await page.getByRole('button', { name: 'Add a key' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add a key for twofold' })
  await page.keyboard.type(FIRST)
  await page.keyboard.press('Enter')
  await dialog.getByText('twofold has this key already.').waitFor()
  await dialog.getByText('invalid_input').waitFor()
  await dialog.getByLabel('API key').fill(SECOND)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const keys = page.getByRole('table', { name: 'Keys of twofold' })
  await keys.getByText('••••bbbb').waitFor()
  expect(await page.content()).not.toContain(SECOND)

  await keys.getByRole('button', { name: 'Test the key aaaa: makes one call' }).press('Enter')
  await keys.getByText('The test failed.').waitFor()
  await keys.getByRole('button', { name: 'Test the key bbbb: makes one call' }).press('Enter')
  await keys.getByText('It works.').waitFor()
  // The button that was pressed still is where the keyboard is.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Test the key bbbb: makes one call',
  )

  await page.getByRole('radio', { name: 'Each in turn' }).press('Space')
  await page.getByText('Requests are spread over those that are free.').waitFor()
  expect((await providerNamed('twofold'))?.key_use).toBe('spread')
  await waybill.command(['provider', 'key', 'use', 'twofold', 'order'])
  await page.getByText('Always the first that is free.').waitFor()

  const { key } = await createKey(waybill, 'Tool')
  const answer = await fetch(`${waybill.proxy}/twofold/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
  await keys.getByText(/^refused by the provider; resting until /).waitFor()

  await keys.getByRole('button', { name: 'Remove the key aaaa' }).press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Remove the key aaaa of twofold?' })
  await question.getByText('Requests go on by the others.').waitFor()
  await question.getByRole('button', { name: 'Remove' }).press('Enter')
  await keys.getByText('••••aaaa').waitFor({ state: 'detached' })
  expect((await providerNamed('twofold'))?.keys.map(({ last4 }) => last4)).toEqual(['bbbb'])

  await page.getByRole('link', { name: 'Providers' }).last().press('Enter')
  await page.getByRole('table', { name: 'Providers' }).waitFor()
  // The keyboard is where it went in.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('provider-twofold')
  await leave()
})

test('a budget is set, shown with what is left of it, refused where it can’t be, and taken away', async () => {
  const { page, leave } = await open('/providers?provider=twofold&section=budget')
  const day = page.getByRole('textbox', { name: 'Budget per day (USD)' })
  await day.fill('lots')
  await day.press('Enter')
  await page.getByText('Write dollars, such as 5 or 0.50.').waitFor()
  await day.fill('2.50')
  await day.press('Enter')
  await page.getByText('$2.50 left of $2.50').waitFor()
  expect(await waybill.command(['provider', 'budget', 'twofold'])).toMatch(/\$2\.50.* a day/)
  // Somebody else's is shown, too.
  await waybill.command(['provider', 'budget', 'twofold', '--month', '40'])
  await page.getByText('$40.00 left of $40.00').waitFor()
  await day.fill('')
  await day.press('Enter')
  await page.getByText('$2.50 left of $2.50').waitFor({ state: 'detached' })
  expect(await waybill.command(['provider', 'budget', 'twofold'])).not.toMatch(/a day/)
  await leave()
})

test('at another origin the key is asked for again; a path of the same one keeps it', async () => {
  const add = ['provider', 'add', 'openai', '--name', 'moving', '--base-url', `${upstream.origin}/v1`]
  await waybill.command(add, FIRST)
  const { page, leave } = await open('/providers?provider=moving&section=address')
  const url = page.getByRole('textbox', { name: 'Base URL' })
  await url.fill(`${upstream.origin}/other/v1`)
  expect(await page.getByLabel('API key').count()).toBe(0)
  await url.press('Enter')
  await page.getByText('Address of moving changed').waitFor()
  expect(await providerNamed('moving')).toMatchObject({ base_url: `${upstream.origin}/other/v1`, keys: [{}] })

  await url.fill('http://169.254.169.254/v1')
  await page.getByText('Send unencrypted over the network').waitFor()
  await page.getByText('Another origin:').waitFor()
  await url.press('Enter')
  await page.getByText('The key is empty.').waitFor()
  await page.getByLabel('API key').fill(SECOND)
  await url.press('Enter')
  await page.getByRole('alert').getByText('base_url_refused').waitFor()
  expect(await violations(page)).toEqual([])
  await leave()
})

test('its bill is fetched when asked for and held against the ledger, with what may explain the difference', async () => {
  const { page, leave } = await open('/providers?provider=anthropic')
  await page.getByRole('link', { name: 'Its bill' }).press('Enter')
  await page.getByText('Give an admin key above first.').waitFor()
  await page.getByLabel('Admin key').fill(ADMIN)
  await page.getByRole('button', { name: 'Keep in the vault' }).press('Enter')
  await page.getByText('••••7788').waitFor()
  expect(await page.content()).not.toContain(ADMIN)

  bills.answerWith((_seen, res) => res.writeHead(401).end('no'))
  await page.getByRole('button', { name: 'Fetch its bill' }).press('Enter')
  await page
    .getByRole('alert')
    .getByText(/gives no bill for this key \(401\)/)
    .waitFor()
  const day = dayAgo(2)
  bills.report({
    '/v1/organizations/cost_report': [[anthropicBucket(day, [anthropicCost('120', MODEL), anthropicCost('50', null)])]],
    '/v1/organizations/usage_report/messages': [[anthropicBucket(day, [anthropicUsage(MODEL, [150, 0, 0, 0, 40])])]],
  })
  await page.getByRole('button', { name: 'Fetch its bill' }).press('Enter')
  const table = page.getByRole('table', { name: 'The bill of anthropic, against Waybill' })
  const row = table.getByRole('row').filter({ hasText: day })
  await row.getByText('$1.2346').waitFor()
  await row.getByText('$1.7000').waitFor()
  await row.getByText('+$0.4654').waitFor()
  await page.getByText('The bill is of the whole account').waitFor()

  await page.getByRole('radio', { name: 'Models' }).press('Space')
  await table.getByRole('row').filter({ hasText: MODEL }).getByText('−$0.0346').waitFor()
  await page.getByRole('radio', { name: '90 days' }).press('Space')
  await expect.poll(() => page.url()).toContain('days=90')
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Remove', exact: true }).last().press('Enter')
  const question = page.getByRole('alertdialog', { name: 'Remove the admin key of anthropic?' })
  await question.getByRole('button', { name: 'Remove' }).press('Enter')
  await question.waitFor({ state: 'detached' })
  await page.getByLabel('Admin key').waitFor()
  await table.waitFor()
  await leave()
})

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('no part of a provider’s page has a fault, %s at %i px', async (colorScheme, width) => {
  const { page, leave } = await visit(browser, waybill.dashboard, {
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 760 },
  })
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const faults: Record<string, string[]> = {}
  for (const [section, heading] of [
    ['keys', 'Keys'],
    ['address', 'Address'],
    ['budget', 'Budget'],
    ['asks', 'What is asked of it'],
    ['bill', 'Its bill'],
  ] as const) {
    await goTo(page, `/providers?provider=anthropic&section=${section}`)
    await page.getByRole('heading', { level: 2, name: heading }).waitFor()
    await page.getByRole('main').locator('button, input, table').last().waitFor()
    const found = [...(await violations(page)), ...(await overflow(page))]
    if (found.length > 0) faults[section] = found
  }
  expect(faults).toEqual({})
  await leave()
})
