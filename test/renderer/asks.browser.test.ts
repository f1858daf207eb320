import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { createKey } from './support/client-key.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function open(route: string) {
  const opened = await visit(browser, waybill.dashboard)
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  return opened
}

test('what is asked of a provider is switched on with one click, and said by the command line too', async () => {
  const { page, leave } = await open('/providers')
  await page.getByRole('button', { name: 'More for sandbox' }).click()
  await page.getByRole('menuitem', { name: 'What is asked of it' }).click()
  await page.getByRole('heading', { level: 2, name: 'What is asked of it' }).waitFor()
  const pseudonyms = page.getByRole('switch', { name: 'Pseudonyms for users' })
  expect(await pseudonyms.getAttribute('aria-checked')).toBe('false')
  await pseudonyms.click()
  await page.getByRole('switch', { name: 'Pseudonyms for users', checked: true }).waitFor()
  const stdout = await waybill.command(['provider', 'asks', 'sandbox'])
  expect(stdout).toMatch(/pseudonyms +on/)
  await waybill.command(['provider', 'asks', 'sandbox', '--no-pseudonyms', '--no-store'])
  await page.getByRole('switch', { name: 'Keep nothing', checked: true }).waitFor()
  await page.getByRole('switch', { name: 'Pseudonyms for users', checked: false }).waitFor()
  await leave()
})

test('a client key says on, off, or what its provider says', async () => {
  const { id } = await createKey(waybill, 'Agent')
  const { page, leave } = await open('/client-keys')
  await page.getByRole('button', { name: 'More for Agent' }).click()
  await page.getByRole('menuitem', { name: 'What is asked of providers' }).click()
  const dialog = page.getByRole('dialog', { name: 'What is asked of providers for Agent' })
  const headers = dialog.getByRole('radiogroup', { name: 'Strip identifying headers' })
  await headers.getByRole('radio', { name: 'as the provider', checked: true }).waitFor()
  for (const [word, said] of [
    ['on', true],
    ['off', false],
    ['as the provider', undefined],
  ] as const) {
    await headers.getByRole('radio', { name: word, exact: true }).click()
    await headers.getByRole('radio', { name: word, exact: true, checked: true }).waitFor()
    const stdout = await waybill.command(['key', 'asks', id, '--json'])
    expect((JSON.parse(stdout) as { asks: object }).asks).toEqual(
      said === undefined ? {} : { strip_identifying_headers: said },
    )
  }
  await leave()
})
