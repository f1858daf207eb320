import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchBrowser, visit } from './support/browser.ts'
import { ask } from './support/client-key.ts'
import { agreedWithout, openPrivacy, rowsOf, startOwn } from './support/own-waybill.ts'
import { freshHome, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let key: string
let browser: Browser

beforeAll(async () => {
  const [own, launched] = await Promise.all([startOwn(), launchBrowser()])
  ;({ waybill, key } = own)
  browser = launched
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

test('every part of the screen is reached by keyboard, and stands in the address', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('Control+7')
  await page.getByRole('heading', { level: 2, name: 'What is kept' }).waitFor()
  await eventually(() => page.title()).toBe('Privacy · Waybill')
  const parts = page.getByRole('navigation', { name: 'Parts of this screen' })
  for (const name of [
    'How long',
    'Your rights',
    'Who was contacted',
    'Secret scan',
    'Proof',
    'Security events',
    'Who is responsible',
  ]) {
    await parts.getByRole('link', { name }).press('Enter')
    await page.getByRole('heading', { level: 2, name }).waitFor()
  }
  expect(page.url()).toContain('section=responsibility')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('privacy security')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: 'Security events' }).waitFor()
  await leave()
})

test('an address that says nonsense shows the screen as it is without', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard)
  for (const [address, heading] of [
    ['/privacy?section=nonsense&range=7', 'What is kept'],
    ['/?range=for-ever&metric=7', 'Overview'],
    ['/live?outcome=nonsense', 'Live'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, address)
    await page.getByRole('heading', { name: heading }).waitFor()
  }
  await leave()
})

test('paused by its switch, nothing is written down until it is switched on again', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'inventory', 'What is kept')
  const recording = page.getByRole('switch', { name: 'Recording' })
  await recording.press('Space')
  await page.getByText('no exchange is written down; limits hold').waitFor()
  const before = (await rowsOf(waybill)).length
  expect(await ask(waybill, key)).toBe(200)
  expect(await rowsOf(waybill)).toHaveLength(before)
  await recording.press('Space')
  await page.getByText('metadata only').waitFor()
  expect(await ask(waybill, key)).toBe(200)
  await eventually(async () => (await rowsOf(waybill)).length).toBe(before + 1)
  await leave()
})

test('offline mode is switched here, and holds for the command too', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'inventory', 'What is kept')
  const offline = page.getByRole('switch', { name: 'Offline mode' })
  await offline.press('Space')
  await page.getByText('providers in use, nobody else').waitFor()
  expect(JSON.parse(await waybill.command(['status', '--json']))).toMatchObject({ offline: true })
  await offline.press('Space')
  await page.getByText('fetches only what you ask for').waitFor()
  await leave()
})

test('the inventory opens in words, and names its columns where a group is opened', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'inventory', 'What is kept')
  const exchange = page.getByRole('button', {
    name: /^Exchange One line for each request: .* entries mostly \d+ days$/,
  })
  await exchange.waitFor()
  expect(await page.getByRole('table', { name: 'What is kept' }).innerText()).not.toContain('_')
  await exchange.press('Enter')
  await page.getByRole('row', { name: /^How long it took, in milliseconds\..*exchanges\.latency_ms/ }).waitFor()
  await exchange.press('Enter')
  expect(await page.getByText('exchanges.latency_ms').count()).toBe(0)
  await leave()
})

test('where no security event is, what makes one is told', async () => {
  const own = await startOwn()
  const { page, leave } = await openPrivacy(browser, own.waybill, 'events', 'Security events')
  await page.getByRole('heading', { name: 'No security event' }).waitFor()
  const line = await page.getByText(/^curl /).innerText()
  const [address = '', key = ''] = /(http\S+) -H "Authorization: (.*)"/.exec(line)?.slice(1) ?? []
  expect((await fetch(address, { headers: { authorization: key } })).status).toBe(401)
  await page.getByRole('table', { name: 'Events, newest first' }).getByText('Unknown client key').waitFor()
  await leave()
  await own.waybill.stop()
})

test('the inventory is searched by words, and a field is switched off from now on, and out of the past', async () => {
  expect(await ask(waybill, key)).toBe(200)
  const { page, leave } = await openPrivacy(browser, waybill, 'inventory', 'What is kept')
  await page.getByRole('searchbox', { name: 'Search what is kept' }).fill('no such thing')
  await page.getByText('Nothing matches').waitFor()
  await page.getByRole('searchbox', { name: 'Search what is kept' }).fill('exchanges how long')
  const duration = page.getByRole('switch', { name: 'exchanges.latency_ms is written down' })
  const size = page.getByRole('switch', { name: 'exchanges.request_bytes is written down' })

  await duration.press('Space')
  await page.getByRole('dialog', { name: 'Stop writing down latency_ms?' }).waitFor()
  await page.getByRole('button', { name: 'From now on only' }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(() => duration.getAttribute('aria-checked')).toBe('false')
  expect(await ask(waybill, key)).toBe(200)
  await eventually(async () => (await rowsOf(waybill))[0]?.latency_ms).toBeNull()
  const past = (await rowsOf(waybill)).slice(1)
  expect(past.some(({ latency_ms }) => latency_ms !== null)).toBe(true)
  await duration.press('Space')
  await eventually(() => duration.getAttribute('aria-checked')).toBe('true')

  await page.getByRole('searchbox', { name: 'Search what is kept' }).fill('exchanges size')
  await size.press('Space')
  await page.getByRole('button', { name: 'Also remove it from the past' }).press('Enter')
  const report = page.getByRole('dialog', { name: 'request_bytes is gone' })
  await report.getByText('What was there before is overwritten in the file, byte by byte.').waitFor()
  await page.keyboard.press('Escape')
  expect((await rowsOf(waybill)).every(({ request_bytes }) => request_bytes === null)).toBe(true)
  await size.press('Space')
  await eventually(() => size.getAttribute('aria-checked')).toBe('true')
  await leave()
})

test('how long things are kept is saved as it is chosen, with what will go', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'retention', 'How long')
  const setting = async () => JSON.parse(await waybill.command(['settings', 'get', 'retention_days', '--json']))
  await page.getByRole('radiogroup', { name: 'Exchanges' }).getByRole('radio', { name: '30 days' }).press('Space')
  await eventually(setting).toBe(30)
  const days = page.getByRole('textbox', { name: 'Days: Exchanges' })
  await days.fill('999')
  await page.getByText('Write a whole number of days, from 0 to 730.').waitFor()
  await days.fill('14')
  await days.press('Enter')
  await eventually(setting).toBe(14)
  await page.getByText(/^Exchanges that began before .+ go at the next purge \(in .+\)\.$/).waitFor()
  await page.getByRole('radiogroup', { name: 'Daily totals' }).getByRole('radio', { name: '7 days' }).press('Space')
  await page.getByText('Kept for 14 days all the same').waitFor()
  await page.getByRole('radiogroup', { name: 'Daily totals' }).getByRole('radio', { name: '2 years' }).press('Space')
  await page.getByText(/^Totals of days before/).waitFor()
  await leave()
})

test('panic takes one press, says what it did, and is ended by hand', async () => {
  const own = await startOwn()
  const { page, leave } = await openPrivacy(browser, own.waybill, 'panic', 'Panic')
  // Last of all that can be reached by keyboard.
  await page.getByRole('button', { name: 'Panic: stop everything now' }).focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  await page.getByRole('button', { name: 'Panic: stop everything now' }).press('Enter')
  await page.getByText('Everything is stopped').waitFor()
  await page.getByText('1 client key revoked').waitFor()
  await page.getByText('The proxy does not listen').waitFor()
  await expect(ask(own.waybill, own.key)).rejects.toThrow()
  await page.getByRole('link', { name: 'Overview' }).first().press('Enter')
  await page.getByText(/^Panic since/).waitFor()
  await page.getByRole('link', { name: 'How to end it' }).press('Enter')
  await page.getByRole('button', { name: 'End the panic' }).press('Enter')
  await page.getByRole('button', { name: 'Panic: stop everything now' }).waitFor()
  expect(await ask(own.waybill, own.key)).toBe(401)
  await leave()
  await own.waybill.stop()
})

test('what an update changes is shown with its date, and nothing is recorded until it is agreed to', async () => {
  const home = freshHome()
  const before = await startOwn({ home })
  await before.waybill.stop()
  agreedWithout(home, 'exchanges.tool')
  const after = await startOwn({ home })
  const { page, leave } = await openPrivacy(browser, after.waybill, 'inventory', 'What is kept')
  const changes = page.getByRole('region', { name: 'An update changes what is kept.' })
  await changes.getByText('exchanges.tool').waitFor()
  await changes.getByText('Added').waitFor()
  expect(await ask(after.waybill, after.key)).toBe(200)
  expect(await rowsOf(after.waybill)).toEqual([])
  await changes.getByRole('button', { name: 'Agree and record on' }).press('Enter')
  await changes.waitFor({ state: 'detached' })
  expect(await ask(after.waybill, after.key)).toBe(200)
  await eventually(async () => (await rowsOf(after.waybill)).length).toBe(1)
  await leave()
  await after.waybill.stop()
  rmSync(home, { recursive: true, force: true })
})
