import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { credentials } from '../main/engine/screen/credentials.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { openPrivacy, startOwn } from './support/own-waybill.ts'
import type { Waybill } from './support/waybill.ts'

let waybill: Waybill
let key: string
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
// Each test sets the setting, and counts what was found.
beforeEach(async () => {
  ;({ waybill, key } = await startOwn())
})
afterEach(() => waybill.stop())
afterAll(() => browser.close())

/** A question with a credential in it, made for this one. */
function leak(by: string): Promise<number> {
  const token = credentials.find(({ name }) => name === 'GitHub personal token')?.make()
  return ask(waybill, by, 'gpt-5-mini', `Why does git refuse ${token}?`)
}

test('credentials are refused once one says so, counted, and stand among the security events', async () => {
  expect(await leak(key)).toBe(200)
  const { page, leave } = await openPrivacy(browser, waybill, 'scan', 'Secret scan')
  await page.getByText('0 credentials found in the last 7 days.').waitFor()
  const scan = page.getByRole('radiogroup', { name: 'Secret scan' })
  const setting = async () => JSON.parse(await waybill.command(['settings', 'get', 'secret_scan', '--json']))
  await scan.getByRole('radio', { name: 'Tell me' }).press('Space')
  await scan.getByRole('radio', { name: 'Tell me', checked: true }).waitFor()
  expect(await setting()).toBe('warn')
  expect(await leak(key)).toBe(200)
  await page.getByText('1 credential found in the last 7 days.').waitFor()
  await scan.getByRole('radio', { name: 'Tell me' }).press('ArrowRight')
  await page.keyboard.press('Space')
  await scan.getByRole('radio', { name: 'Refuse', checked: true }).waitFor()
  expect(await setting()).toBe('block')
  expect(await leak(key)).toBe(403)
  expect(await ask(waybill, key)).toBe(200)
  // It stands here by itself, without a reload.
  await page.getByText('2 credentials found in the last 7 days. 1 of them held back.').waitFor()

  expect(await ask(waybill, 'sk-wb-nobody-has-this-one')).toBe(401)
  await page.getByRole('main').getByRole('link', { name: 'Security events' }).last().press('Enter')
  const events = page.getByRole('table', { name: 'Events, newest first' }).getByRole('row')
  await events.filter({ hasText: 'Credential held back' }).getByText('github').waitFor()
  await events.filter({ hasText: 'Credential was leaving' }).waitFor()
  expect(await events.filter({ hasText: 'Unknown client key' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Show all' }).press('Enter')
  await events.filter({ hasText: 'Unknown client key' }).waitFor()
  await leave()
})

test('a client key has its own word on credentials, and is marked where that differs from the setting', async () => {
  const { id, key: agents } = await createKey(waybill, 'Agent')
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, '/client-keys')
  const row = page.getByRole('row').filter({ hasText: 'Agent' })
  expect(await leak(agents)).toBe(200)
  await row.getByRole('button', { name: 'More for Agent' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Secret scan' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Secret scan for Agent' })
  await dialog.getByRole('radio', { name: 'As the setting', checked: true }).waitFor()
  await dialog.getByText('Nothing is looked at.').waitFor()
  await dialog.getByRole('radio', { name: 'Refuse' }).press('Space')
  await dialog.getByText(/^The request is answered with 403 before the provider sees/).waitFor()
  await page.keyboard.press('Escape')
  await row.getByText('Secret scan: Refuse, stricter than the setting (Off)').waitFor()
  expect(await leak(agents)).toBe(403)
  // The other key has no word of its own.
  expect(await leak(key)).toBe(200)
  await goTo(page, '/privacy?section=events&only=secrets')
  await page.getByRole('row').filter({ hasText: 'Credential held back' }).getByText('Agent').waitFor()

  await waybill.command(['settings', 'set', 'secret_scan', 'block'])
  await goTo(page, `/client-keys?scan=${id}`)
  await dialog.getByText('The setting, for all keys without a word of their own: Refuse.').waitFor()
  await dialog.getByRole('radio', { name: 'Off' }).press('Space')
  await page.keyboard.press('Escape')
  await row.getByText('Secret scan: Off, laxer than the setting (Refuse)').waitFor()
  expect(await leak(agents)).toBe(200)
  await goTo(page, '/privacy?section=scan')
  await page.getByText('1 client key has its own word').waitFor()
  await goTo(page, `/client-keys?scan=${id}`)
  await dialog.getByRole('radio', { name: 'As the setting' }).press('Space')
  await page.keyboard.press('Escape')
  await eventually(() => row.getByText(/^Secret scan/).count()).toBe(0)
  expect(await leak(agents)).toBe(403)
  await leave()
})
