import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProvider } from '../support/provider.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { createKey } from './support/client-key.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

const KEY = 'sk-canary-7f1d2b9c4e6a8053'

let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

async function openProviders(of = waybill) {
  const opened = await visit(browser, of.dashboard)
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, '/providers')
  await opened.page.getByRole('table', { name: 'Providers' }).waitFor()
  return opened
}

test('a provider is added, tested with one call, and removed after a question', async () => {
  const { page, leave } = await openProviders()
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a provider' })
  await dialog.getByLabel('Kind').selectOption('sandbox')
  await dialog.getByLabel('Name').fill('trial')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('row').filter({ hasText: 'trial' })
  await row.getByText('none needed').waitFor()

  await row.getByRole('button', { name: 'Test trial: makes one call, its list of models' }).click()
  await page.getByText('It works.').waitFor()

  await row.getByRole('button', { name: 'More for trial' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const question = page.getByRole('alertdialog', { name: 'Remove trial?' })
  await question.getByText('requests for its models are refused').waitFor()
  await question.getByRole('button', { name: 'Remove' }).click()
  await row.waitFor({ state: 'detached' })
  await leave()
})

test('in German, in a small window, the bar has one line and a provider’s menu is within reach', async () => {
  const { page, leave } = await visit(browser, waybill.dashboard, { locale: 'de-DE' })
  await page.setViewportSize({ width: 800, height: 800 })
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'Anbieter hinzufügen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anbieter hinzufügen' })
  await dialog.getByLabel('Art').selectOption('sandbox')
  await dialog.getByLabel('Name').fill('openrouter-two')
  await dialog.getByRole('button', { name: 'Hinzufügen', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const menu = page.getByRole('row').filter({ hasText: 'openrouter-two' }).getByRole('button').last()
  const { x = 0, width = 0 } = (await menu.boundingBox()) ?? {}
  expect(x + width).toBeLessThanOrEqual(800)
  const add = await page.getByRole('button', { name: 'Anbieter hinzufügen' }).boundingBox()
  const title = await page.getByRole('heading', { name: 'Anbieter', exact: true }).boundingBox()
  expect(add?.y).toBeLessThan((title?.y ?? 0) + (title?.height ?? 0))
  await leave()
})

test('a typed key is nowhere in the page once it is in the vault; its last four characters are', async () => {
  const { page, leave } = await openProviders()
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a provider' })
  await dialog.getByLabel('Kind').selectOption('openai')
  await dialog.getByLabel('Name').fill('mine')
  await dialog.getByLabel('API key').fill(KEY)
  expect(await dialog.getByLabel('API key').getAttribute('type')).toBe('password')
  expect(await dialog.getByLabel('API key').getAttribute('autocomplete')).toBe('off')
  // That the search finds a key at all: this one is in its form.
  expect(await inMemory(page, KEY)).toBe(true)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'mine' })
  await row.getByText('••••8053').waitFor()
  await row.getByText('ready').waitFor()
  expect(await page.content()).not.toContain(KEY)
  expect(await inMemory(page, KEY)).toBe(false)

  await row.getByRole('button', { name: 'More for mine' }).click()
  await page.getByRole('menuitem', { name: 'Replace the key' }).click()
  const replace = page.getByRole('dialog', { name: 'Replace the key of mine' })
  await replace.getByLabel('New API key').fill(`${KEY.slice(0, -4)}4242`)
  await replace.getByRole('button', { name: 'Replace' }).click()
  await row.getByText('••••4242').waitFor()
  await leave()
})

test('what cannot be right is said beside its field, and what the engine refuses with what to do', async () => {
  const { page, leave } = await openProviders()
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a provider' })
  await dialog.getByLabel('Name').fill('Not A Name')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByText('Use up to 40 small letters').waitFor()
  await dialog.getByText('The key is empty.').waitFor()
  await dialog.getByLabel('Name').fill('abroad')
  await dialog.getByLabel('Base URL').fill('http://169.254.169.254/v1')
  await dialog.getByText('Send unencrypted over the network').waitFor()
  await dialog.getByLabel('API key').fill(KEY)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByRole('alert').getByText('base_url_refused').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await eventually(async () => page.url()).not.toContain('add=')
  await leave()
})

test('the form has the fields that the chosen kind needs', async () => {
  const { page, leave } = await openProviders()
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a provider' })
  await dialog.getByLabel('Kind').selectOption('sandbox')
  expect(await dialog.getByLabel('Base URL').count()).toBe(0)
  expect(await dialog.getByLabel('API key').count()).toBe(0)
  await dialog.getByLabel('Kind').selectOption('compatible')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByText('This kind of provider has no address of its own').waitFor()
  await dialog.getByLabel('Base URL').fill('http://127.0.0.1:9/v1')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row').filter({ hasText: 'http://127.0.0.1:9/v1' }).waitFor()
  await leave()
})

test('a key that rests is said to, with why and till when, and the second attempt is marked', async () => {
  // The demo's own traffic would find out about the key first.
  const own = await startWaybill({ args: ['--vault', 'memory'] })
  const provider = await startProvider({ apiKey: 'sk-second-key-0002' })
  await own.command(
    ['provider', 'add', 'openai', '--name', 'twofold', '--base-url', `${provider.origin}/v1`],
    'sk-first-key-0001',
  )
  await own.command(['provider', 'key', 'add', 'twofold'], 'sk-second-key-0002')
  const { id, key } = await createKey(own, 'Patient')
  const { page, leave } = await openProviders(own)
  const answer = await fetch(`${own.proxy}/twofold/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
  const row = page.getByRole('row').filter({ hasText: 'twofold' })
  await row.getByText('2 keys').waitFor()
  await row.getByText('1 resting').waitFor()
  await row.getByTitle(/••••0001: refused by the provider; resting until .*\n••••0002: ready/).waitFor()
  await goTo(page, `/live?key=${id}`)
  await page.getByRole('row').getByRole('img', { name: '2 attempts' }).waitFor()
  await leave()
  await own.stop()
  await provider.close()
})

/** Looks for a text among all strings of the page's heap. */
async function inMemory(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  let snapshot = ''
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return snapshot.includes(text)
}
