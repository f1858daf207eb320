import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, launchBrowser } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { openPrivacy, rowsOf, startOwn } from './support/own-waybill.ts'
import type { Waybill } from './support/waybill.ts'

let waybill: Waybill
let key: string
let browser: Browser

beforeAll(async () => {
  const [own, launched] = await Promise.all([startOwn(), launchBrowser()])
  ;({ waybill, key } = own)
  browser = launched
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

/** The text of the file that a button offers. */
async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).press('Enter'),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('everything that is held can be read, and the exchanges taken along, as files', async () => {
  expect(await ask(waybill, key)).toBe(200)
  const { page, leave } = await openPrivacy(browser, waybill, 'rights', 'Your rights')
  const readable = await downloaded(page, 'See all: download as Text')
  expect(readable.name).toMatch(/^waybill-all-that-is-held-\d{4}-\d\d-\d\d\.txt$/)
  expect(readable.text).toContain('Editor')
  expect(readable.text).not.toContain(key)
  const whole = await downloaded(page, 'See all: download as JSON')
  expect(JSON.parse(whole.text)).toBeTypeOf('object')
  const lines = await downloaded(page, 'Take it along: download as NDJSON')
  expect(lines.name).toMatch(/\.ndjson$/)
  expect(lines.text.trim().split('\n').length).toBeGreaterThan(1)
  expect((await downloaded(page, 'Take it along: download as CSV')).text).toContain('request_model')
  await leave()
})

test('a project’s name is put right wherever it stands', async () => {
  await createKey(waybill, 'Misnamed', '--project', 'wesbite')
  const { page, leave } = await openPrivacy(browser, waybill, 'rights', 'Your rights')
  await page.getByRole('button', { name: 'Correct a project…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Correct' })
  await dialog.getByLabel('Project').selectOption('wesbite')
  await dialog.getByLabel('Right name').fill('website')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Corrected' }).waitFor()
  expect(await waybill.command(['key', 'list', '--json'])).not.toContain('wesbite')
  await leave()
})

test('what a key did is erased alone; everything goes only after a word was typed; a report says what it came to', async () => {
  const other = await createKey(waybill, 'Other')
  expect(await ask(waybill, key)).toBe(200)
  expect(await ask(waybill, other.key)).toBe(200)
  await eventually(async () => (await rowsOf(waybill)).some(({ client_key_id }) => client_key_id === other.id)).toBe(
    true,
  )
  const { page, leave } = await openPrivacy(browser, waybill, 'rights', 'Your rights')
  await page.getByRole('button', { name: 'Erase…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Erase' })
  await dialog.getByLabel('What is to go').selectOption('key')
  expect(await dialog.getByRole('button', { name: 'Erase', exact: true }).isDisabled()).toBe(true)
  await dialog.getByLabel('Client key').selectOption(other.id)
  await dialog.getByRole('button', { name: 'Erase', exact: true }).press('Enter')
  const erased = page.getByRole('dialog', { name: 'Erased' })
  await erased.getByText('1 exchange erased').waitFor()
  await erased.getByRole('row', { name: /^On the disk/ }).waitFor()
  const left = await rowsOf(waybill)
  expect(left.length).toBeGreaterThan(0)
  expect(left.some(({ client_key_id }) => client_key_id === other.id)).toBe(false)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Erase…' }).press('Enter')
  await dialog.getByLabel('What is to go').selectOption('all')
  const submit = dialog.getByRole('button', { name: 'Erase everything' })
  expect(await submit.isDisabled()).toBe(true)
  await dialog.getByLabel('Write erase to confirm').fill('erase')
  await page.keyboard.press('Enter')
  await erased.getByText('What was there before is overwritten in the file, byte by byte.').waitFor()
  expect(await rowsOf(waybill)).toEqual([])
  await leave()
})

test('a host stands in the list after it was contacted, with why, and for whom', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'outbound', 'Who was contacted')
  await page.getByText('Waybill contacted nobody on its own account in this time.').waitFor()
  expect(await ask(waybill, key)).toBe(200)
  const row = page.getByRole('row').filter({ hasText: 'sandbox' })
  await row.getByText('Request of a tool').waitFor()
  await row.getByText(/^127\.0\.0\.1:\d+$/).waitFor()
  await page.getByRole('radio', { name: 'All' }).press('Space')
  await eventually(async () => page.url()).toContain('range=all')
  await row.waitFor()
  await leave()
})

test('the self-test runs to its verdict, and what it searched is shown', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'proof', 'Proof')
  await page.getByRole('button', { name: 'Run the self-test' }).press('Enter')
  // Who looks elsewhere meanwhile does not end it.
  await page.getByRole('link', { name: 'How long' }).press('Enter')
  await page.getByRole('heading', { level: 2, name: 'How long' }).waitFor()
  await page.getByRole('link', { name: 'Proof' }).press('Enter')
  await page.getByText('Passed: no mark in any file, and no byte of the erased rows.').waitFor({ timeout: 40_000 })
  await page
    .getByText(/waybill\.db$/)
    .first()
    .waitFor()
  expect(await page.getByRole('img', { name: 'Found', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Run it again' }).press('Enter')
  await page.getByRole('button', { name: 'Stop' }).press('Enter')
  await page.getByText('Stopped before its end: there is no verdict.').waitFor()
  await leave()
})

test('a refused key stands among the events by itself, and in the incident report, which is copied and saved', async () => {
  const { page, leave } = await openPrivacy(browser, waybill, 'events', 'Security events')
  expect(await ask(waybill, 'sk-wb-nobody-has-this-one')).toBe(401)
  await page.getByRole('row').filter({ hasText: 'Unknown client key' }).first().waitFor()
  await page.getByRole('button', { name: 'Incident report' }).press('Enter')
  await page.getByRole('heading', { level: 3, name: 'What happened' }).waitFor()
  await page.getByText('Requests with a key that is unknown').first().waitFor()
  await page.getByRole('button', { name: 'Copy incident report' }).press('Enter')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^# /)
  const file = await downloaded(page, 'Download')
  expect(file.name).toMatch(/^waybill-incident-\d{4}-\d\d-\d\d\.md$/)
  expect(file.text).toBe(copied)
  await page.getByRole('link', { name: 'Security events' }).last().press('Enter')
  await page.getByRole('table', { name: 'Events, newest first' }).waitFor()
  await leave()
})
