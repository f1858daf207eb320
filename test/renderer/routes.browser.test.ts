import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startProvider, type TestProvider } from '../support/provider.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { rowsOf, startOwn } from './support/own-waybill.ts'
import { addRoute, removeRoutes } from './support/routes.ts'
import type { Waybill } from './support/waybill.ts'

let waybill: Waybill
let clientKey: string
let provider: TestProvider
let browser: Browser

beforeAll(async () => {
  const own = await startOwn()
  ;({ waybill, key: clientKey } = own)
  ;[provider, browser] = await Promise.all([startProvider({}), launchBrowser()])
  await waybill.command(['provider', 'add', 'compatible', '--name', 'home', '--base-url', `${provider.origin}/v1`])
  // Never called: what Waybill knows of its models is enough here.
  await waybill.command(['provider', 'add', 'openai'], 'sk-of-nobody-0123456789')
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  await provider.close()
})
beforeEach(() => removeRoutes(waybill))

async function open(route = '/routes') {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, route)
  // Hidden to screen readers while a dialog is open.
  await opened.page.locator('h1', { hasText: 'Routes' }).waitFor()
  return opened
}

/** The models that are asked for, table by table, from above. */
const order = (page: Page, table: 'Aliases' | 'Rules') =>
  page
    .getByRole('table', { name: `${table} in their order` })
    .locator('tbody tr td:nth-child(2) code')
    .allTextContents()

/** Where the keyboard is: the name of what has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

test('without a route, the screen says what one is for, and a click adds an example', async () => {
  const { page, leave } = await open()
  await page.getByRole('heading', { name: 'No route yet' }).waitFor()
  await page.getByRole('button', { name: 'Add the route: Small work to a small model' }).click()
  const row = page
    .getByRole('table', { name: 'Rules in their order' })
    .getByRole('row')
    .filter({ hasText: 'background work' })
  await row.getByText('any model').waitFor()
  await page.getByText('Route * added').waitFor()
  await leave()
})

test('by the keyboard alone, an alias with a fallback is added, and the next request goes by it', async () => {
  const { page, leave } = await open()
  await page.getByRole('button', { name: 'Add a route' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add a route' })
  await dialog.getByRole('combobox', { name: 'Model that is asked for' }).waitFor()
  await page.keyboard.type('quick')
  await dialog.getByRole('combobox', { name: 'Target 1' }).focus()
  await page.keyboard.type('home/gpt-5-mini')
  await dialog.getByRole('button', { name: 'Add a target' }).press('Enter')
  // The keyboard is in the new field.
  await page.keyboard.type('sandbox/gpt-5')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('table', { name: 'Aliases in their order' }).getByRole('row').filter({ hasText: 'quick' })
  await row.getByText('home/gpt-5-mini').waitFor()
  await row.getByText('if that fails').waitFor()
  // Back where it came from.
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Add a route')

  const answer = await fetch(`${waybill.proxy}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clientKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'quick', messages: [{ role: 'user', content: 'Hello' }] }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
  const [newest] = await rowsOf(waybill)
  expect(newest).toMatchObject({ request_model: 'quick', response_model: 'gpt-5-mini' })
  await leave()
})

test('what is wrong in the dialog is said at its field, and the folded ones open where one of them is wrong', async () => {
  const { page, leave } = await open('/routes?add=true')
  const dialog = page.getByRole('dialog', { name: 'Add a route' })
  await dialog.getByText('Only for some requests').click()
  await dialog.getByRole('textbox', { name: 'From so many tokens of input' }).fill('many')
  await dialog.getByText('Only for some requests').click()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByText('Name a model, or * for any.').first().waitFor()
  await dialog.getByText('Write a whole number, such as 100000.').waitFor()
  expect(await dialog.getByRole('combobox', { name: 'Model that is asked for' }).getAttribute('aria-invalid')).toBe(
    'true',
  )
  expect(await violations(page)).toEqual([])
  await leave()
})

test('weights are shown as shares, and are still there when the route is edited', async () => {
  await addRoute(waybill, { model: 'best' }, ['home/gpt-5', 'sandbox/gpt-5'])
  const { page, leave } = await open()
  await page.getByRole('link', { name: 'Edit best' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit the route best' })
  await dialog.getByRole('radio', { name: 'By weight' }).click()
  await dialog.getByRole('textbox', { name: 'Weight of target 1' }).fill('3')
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row').filter({ hasText: 'best' })
  await row.getByText('75%').waitFor()
  await row.getByText('25%').waitFor()
  await page.getByRole('link', { name: 'Edit best' }).click()
  expect(await dialog.getByRole('textbox', { name: 'Weight of target 1' }).inputValue()).toBe('3')
  await leave()
})

test('a route is moved among its like, and the keyboard stays with it', async () => {
  // An alias between the two rules: it stands in a table of its own.
  await addRoute(waybill, { model: 'gpt-*' }, ['home/*'])
  await addRoute(waybill, { model: 'quick' }, ['home/gpt-5'])
  await addRoute(waybill, { model: 'claude-*' }, ['sandbox/*'])
  const { page, leave } = await open()
  await page.getByRole('button', { name: 'Move claude-* up' }).press('Enter')
  await eventually(() => order(page, 'Rules')).toEqual(['claude-*', 'gpt-*'])
  await page.getByRole('status').filter({ hasText: 'claude-* is now 1 of 2.' }).waitFor()
  // It is the first now: the button that it was moved by has done its work.
  await eventually(() => focused(page)).toBe('Move claude-* down')
  await page.keyboard.press('Enter')
  await eventually(() => order(page, 'Rules')).toEqual(['gpt-*', 'claude-*'])
  expect(await order(page, 'Aliases')).toEqual(['quick'])
  await leave()
})

test('a route that does nothing says why, and is removed after a question', async () => {
  await addRoute(waybill, { model: '*' }, ['home/*'])
  await addRoute(waybill, { model: 'claude-*' }, ['nowhere/*'])
  const { page, leave } = await open()
  await page.getByText('The route for * takes all of its requests.').waitFor()
  await page.getByRole('button', { name: 'Remove claude-*' }).click()
  const question = page.getByRole('alertdialog', { name: 'Remove the route claude-*?' })
  await question.getByRole('button', { name: 'Remove' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await order(page, 'Rules')).toEqual(['*'])
  await leave()
})

test('what becomes of a request is explained in the address’s words, and anew when the routes change', async () => {
  const { page, leave } = await open('/routes?model=claude-sonnet-4-5&format=messages')
  const box = page.getByRole('region', { name: 'Explain' })
  expect(await box.getByRole('combobox', { name: 'Written in' }).inputValue()).toBe('messages')
  await addRoute(waybill, { model: 'claude-*' }, ['home/gpt-5'])
  await box.getByText('home/gpt-5', { exact: true }).waitFor()
  await box.getByText('translated from Messages to Chat Completions').waitFor()
  await box.getByText(/^The rule for claude-\* takes claude-sonnet-4-5/).waitFor()
  await box.getByRole('combobox', { name: 'Model', exact: true }).fill('gpt-5')
  await eventually(async () => page.url()).toContain('model=gpt-5')
  await box.getByRole('link', { name: 'Edit this route' }).waitFor({ state: 'detached' })
  await leave()
})

test('on a phone, in German, nothing is cut off and each screen’s icon has its name', async () => {
  await addRoute(waybill, { model: 'claude-*', format: 'messages' }, [
    'openai/a-model-with-a-name-that-is-much-longer-than-any-phone-is-wide',
    'sandbox/gpt-5',
  ])
  const { page, leave } = await visit(browser, waybill.dashboard, {
    viewport: { width: 360, height: 740 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  })
  await page.locator('h1').first().waitFor()
  await goTo(page, '/routes?model=claude-sonnet-4-5&format=messages')
  await page.getByRole('heading', { level: 1, name: 'Routen' }).waitFor()
  await page.getByText('falls das ausfällt').first().waitFor()
  const names = await page.getByRole('navigation').getByRole('link').allInnerTexts()
  expect(names).toHaveLength(8)
  expect(names.every((name) => name.trim() !== '')).toBe(true)
  expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])
  await leave()
})
