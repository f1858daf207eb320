import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { ask as askModel, createKey } from './support/client-key.ts'
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
  const figure = row.getByRole('link', { name: /^\d/ })
  await row.getByText('active').waitFor()
  expect((await ask(key)).status).toBe(200)
  await eventually(() => figure.innerText()).toBe('1')
  await figure.click()
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

test('a private key is marked as such, leaves nothing on any page, and is recorded again on request', async () => {
  const { page, leave } = await openKeys()
  await page.getByRole('button', { name: 'Create a client key' }).click()
  const create = page.getByRole('dialog', { name: 'Create a client key' })
  await create.getByLabel('Name').fill('Diary')
  await create.getByLabel('Private').check()
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  const shown = page.getByRole('dialog', { name: 'The key of Diary' })
  const key = await shown.locator('code').first().innerText()
  await page.keyboard.press('Escape')

  const row = page.getByRole('row').filter({ hasText: 'Diary' })
  const figure = row.getByRole('link', { name: /^\d/ })
  await row.getByText('Private').waitFor()
  expect((await ask(key)).status).toBe(200)
  await goTo(page, '/live')
  await page.getByRole('grid').waitFor()
  await goTo(page, '/client-keys')
  expect(await figure.count()).toBe(0)

  await row.getByRole('button', { name: 'More for Diary' }).click()
  await page.getByRole('menuitem', { name: 'Record its exchanges' }).click()
  await page.getByText('Exchanges of Diary are recorded from the next one on').waitFor()
  await eventually(() => row.getByText('Private').count()).toBe(0)
  expect((await ask(key)).status).toBe(200)
  // The one from before is not among them.
  await eventually(() => figure.innerText()).toBe('1')
  await leave()
})

test('while recording is paused the overview says so', async () => {
  const { page, leave } = await openKeys()
  const running = page.getByRole('link', { name: 'Recording paused' })
  await waybill.command(['recording', 'pause'])
  await goTo(page, '/')
  await running.waitFor()
  await waybill.command(['recording', 'on'])
  await running.waitFor({ state: 'detached' })
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

test('a suspended key says why, and passes again once it is unsuspended', async () => {
  const { id, key } = await createKey(waybill, 'Eager')
  await waybill.command(['key', 'suspend', id, '--reason', 'too eager'])
  const { page, leave } = await openKeys()
  const row = page.getByRole('row').filter({ hasText: 'Eager' })
  await row.getByText('suspended', { exact: true }).waitFor()
  await row.getByTitle(/^too eager, since /).waitFor()
  expect(await askModel(waybill, key)).toBe(403)

  await row.getByRole('button', { name: 'More for Eager' }).click()
  await page.getByRole('menuitem', { name: 'Unsuspend' }).click()
  await row.getByText('active', { exact: true }).waitFor()
  expect(await askModel(waybill, key)).toBe(200)
  await leave()
})

test('what is left of a limit shrinks with use, and the other limits open by keyboard', async () => {
  const { key } = await createKey(waybill, 'Frugal', '--rpm', '9', '--budget-day', '5', '--allow-model', 'gpt-5*')
  const { page, leave } = await openKeys()
  const limits = page
    .getByRole('row')
    .filter({ hasText: 'Frugal' })
    .getByRole('button', { name: /^Limits of Frugal/ })
  await limits.getByText('9 of 9 requests this minute').waitFor()
  expect(await askModel(waybill, key)).toBe(200)
  await limits.getByText('8 of 9 requests this minute').waitFor()
  await limits.focus()
  await page.keyboard.press('Enter')
  const all = page.getByRole('dialog', { name: /^Limits of Frugal/ })
  await all.getByText('$5.00 of $5.00 today').waitFor()
  await all.getByText('Models: gpt-5*').waitFor()
  await page.keyboard.press('Escape')
  await all.waitFor({ state: 'detached' })
  await leave()
})

test('limits are given with a new key, and what cannot be right is said beside its field', async () => {
  await waybill.command(['plan', 'create', 'team', '--rpm', '60'])
  const { page, leave } = await openKeys()
  await page.getByRole('button', { name: 'Create a client key' }).click()
  const create = page.getByRole('dialog', { name: 'Create a client key' })
  expect(await create.getByLabel('Budget per day (USD)').isVisible()).toBe(false)
  await create.getByLabel('Name').fill('Limited')
  await create.locator('summary').click()
  await create.getByLabel('Budget per day (USD)').fill('1,5')
  await create.getByLabel('Budget per month (USD)').fill('2000000')
  await create.getByLabel('Requests per minute').fill('-1')
  await create.getByLabel('Allowed models').fill('gpt 5')
  // Folded away, it opens again where something has to be corrected.
  await create.locator('summary').click()
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  for (const said of [
    'Write dollars, such as 5 or 0.50.',
    'Use at most 1,000,000 dollars.',
    'Write a whole number.',
    'Write a name, or a pattern with * in it.',
  ]) {
    await create.getByText(said).waitFor()
  }
  await create.getByLabel('Budget per day (USD)').fill('0.10')
  await create.getByLabel('Budget per month (USD)').fill('2')
  await create.getByLabel('Requests per minute').fill('')
  await create.getByRole('button', { name: 'In 7 days' }).click()
  await create.getByRole('button', { name: 'Remove gpt 5' }).click()
  await create.getByLabel('Allowed models').fill('gpt-5*, o3, claude-*')
  await create.getByLabel('Plan').selectOption('team')
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('button', { name: /^Limits of Limited/ }).click()
  const all = page.getByRole('dialog', { name: /^Limits of Limited/ })
  for (const limit of [
    '$0.10 of $0.10 today',
    '$2.00 of $2.00 this month',
    '60 of 60 requests this minute',
    'Models: gpt-5*, o3, claude-*',
    'Expires in 7 days',
    'Plan: team',
  ]) {
    await all.getByText(limit).waitFor()
  }
  await leave()
})
