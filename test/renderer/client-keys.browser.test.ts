import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function openKeys() {
  const opened = await visit(browser, waybill.dashboard)
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, '/client-keys')
  await opened.page.getByRole('table', { name: 'Client keys' }).waitFor()
  return opened
}

function ask(key: string): Promise<Response> {
  return fetch(`${waybill.proxy}/v1/models`, { headers: { authorization: `Bearer ${key}` } })
}

test('a key is shown once, works, is counted, and is refused once it is revoked', async () => {
  const { page, leave } = await openKeys()
  await page.getByRole('button', { name: 'Create a client key' }).click()
  const create = page.getByRole('dialog', { name: 'Create a client key' })
  await create.getByLabel('Name').fill('Test tool')
  await create.getByLabel('Project').fill('trial')
  await create.getByRole('button', { name: 'Create', exact: true }).click()

  const shown = page.getByRole('dialog', { name: 'The key of Test tool' })
  await shown.getByRole('button', { name: 'Copy key' }).click()
  await shown.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
  const key = await page.evaluate(() => navigator.clipboard.readText())
  expect(await shown.locator('code').first().innerText()).toBe(key)
  await shown.getByText(`export OPENAI_BASE_URL=${waybill.proxy}/v1`).waitFor()
  await shown.getByText(`export ANTHROPIC_BASE_URL=${waybill.proxy}`).waitFor()
  await shown.getByText(`export GOOGLE_GEMINI_BASE_URL=${waybill.proxy}`).waitFor()
  // A stray click beside it does not close what is shown once.
  await page.mouse.click(5, 5)
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  await shown.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(key)

  const row = page.getByRole('row').filter({ hasText: 'Test tool' })
  await row.getByText('active').waitFor()
  expect((await ask(key)).status).toBe(200)
  await eventually(() => row.getByRole('link').innerText()).toBe('1')
  await row.getByRole('link').click()
  await page.getByRole('grid').waitFor()
  await eventually(() => page.getByRole('row').count()).toBe(2)

  await goTo(page, '/client-keys')
  await row.getByRole('button', { name: 'More for Test tool' }).click()
  await page.getByRole('menuitem', { name: 'Revoke' }).click()
  const question = page.getByRole('alertdialog', { name: 'Revoke the key of Test tool?' })
  await question.getByText('This cannot be taken back.').waitFor()
  await question.getByRole('button', { name: 'Revoke' }).click()
  await row.getByText('revoked').waitFor()
  expect((await ask(key)).status).toBe(401)
  await leave()
})

test('rotating shows the new key, and the old one is refused', async () => {
  const { page, leave } = await openKeys()
  await page.getByRole('button', { name: 'Create a client key' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Turning')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  const shown = page.getByRole('dialog', { name: 'The key of Turning' })
  const old = await shown.locator('code').first().innerText()
  await page.keyboard.press('Escape')
  await shown.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'More for Turning' }).click()
  await page.getByRole('menuitem', { name: 'Rotate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate' }).click()
  const fresh = await shown.locator('code').first().innerText()
  expect(fresh).not.toBe(old)
  expect((await ask(old)).status).toBe(401)
  expect((await ask(fresh)).status).toBe(200)
  await leave()
})
