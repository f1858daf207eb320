import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProvider } from '../support/provider.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { CLAUDE_SETTINGS, toolHome } from './support/tool-home.ts'
import { startWaybill } from './support/waybill.ts'

const WRITTEN = 'Only the waybill is written down, never the parcel'
const PROVIDER = 'One provider, with a key of yours'
const TOOL = 'Point a tool at Waybill'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const focused = (page: Page) => eventually(() => page.evaluate(() => document.activeElement?.textContent))

/** Goes on by Tab alone until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return
  }
  throw new Error(`Nothing called ${name} can be come to by Tab.`)
}

test('a newcomer comes from the first start to the first request, by keyboard alone', async () => {
  const home = toolHome()
  const waybill = await startWaybill({ args: ['--vault', 'memory'], env: home.env, welcome: true })
  const { page, leave } = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce' })
  await focused(page).toBe(WRITTEN)
  await page.getByRole('region', { name: 'An example row' }).getByText('/v1/chat/completions').waitFor()
  await page.getByText('90 days').waitFor()
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
  await focused(page).toBe(PROVIDER)
  await tabTo(page, 'Try it with the sandbox')
  await page.keyboard.press('Enter')
  await page.getByText('The sandbox is ready').waitFor()
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
  await focused(page).toBe(TOOL)
  await tabTo(page, 'Claude CodeNot connected')
  await page.keyboard.press('Enter')
  await focused(page).toBe('Set up Claude Code')
  await tabTo(page, 'Show what would change')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Apply')
  await page.keyboard.press('Enter')
  await page.getByText('Waiting for the first request…').waitFor()
  expect(home.read(CLAUDE_SETTINGS)).toContain(waybill.proxy)

  const key = (await waybill.command(['token', 'claude-code'])).trim()
  const body = { model: 'claude-haiku-4-5', max_tokens: 20, messages: [{ role: 'user', content: 'Hello' }] }
  await fetch(`${waybill.proxy}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((answer) => answer.text())
  await page.getByText(/^It works: the first request came at/).waitFor()
  await tabTo(page, 'See it in Live')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: 'Exchange' }).getByText('claude-haiku-4-5').first().waitFor()
  await goTo(page, '/')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await leave()
  await waybill.stop()
  home.remove()
})

test('what is skipped does not come again, and can be come back to at the step that one left', async () => {
  const waybill = await startWaybill({ args: ['--vault', 'memory'], welcome: true })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Skip this step' }).click()
  await page.getByRole('heading', { level: 1, name: TOOL }).waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('heading', { level: 1, name: PROVIDER }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: PROVIDER }).waitFor()
  await page.getByRole('button', { name: 'Skip the introduction' }).click()
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await page.reload()
  await page.getByRole('region', { name: 'Three steps' }).getByRole('link', { name: 'Be led through them' }).click()
  await page.getByRole('heading', { level: 1, name: WRITTEN }).waitFor()
  await page.keyboard.press('Control+1')
  await page.getByRole('region', { name: 'Three steps' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('welcome')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: WRITTEN }).waitFor()
  expect(await page.title()).toBe('Welcome · Waybill')
  await leave()
  await waybill.stop()
})

test('a key is tried with one call, and a wrong one can be given again', async () => {
  const provider = await startProvider({ apiKey: 'sk-right-0001' })
  const waybill = await startWaybill({ args: ['--vault', 'memory'], welcome: true })
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('The test makes one call').waitFor()
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByLabel('API key').and(page.locator('[aria-invalid]')).waitFor()
  await page.getByText('Another server that speaks OpenAI’s format').click()
  await page.getByLabel('Base URL').fill(`${provider.origin}/v1`)
  await page.getByLabel('API key').fill('sk-wrong-0001')
  await page.keyboard.press('Enter')
  await page.getByText('compatible was added, but the test failed.').waitFor()
  expect(await page.getByLabel('API key').inputValue()).toBe('')
  await page.getByLabel('API key').fill('sk-right-0001')
  await page.keyboard.press('Enter')
  await page.getByText('compatible works.').waitFor()
  expect(await page.content()).not.toContain('sk-right-0001')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 1, name: TOOL }).waitFor()
  await leave()
  await Promise.all([waybill.stop(), provider.close()])
})

test('the demo begins at its dashboard, and so does who has something already', async () => {
  const demo = await startWaybill({ args: ['--demo'], welcome: true })
  const used = await startWaybill({ args: ['--vault', 'memory'], welcome: true })
  await used.command(['provider', 'add', 'sandbox'])
  for (const waybill of [demo, used]) {
    const { page, leave } = await visit(browser, waybill.dashboard)
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await page.getByRole('region', { name: 'Figures' }).waitFor()
    expect(page.url()).not.toContain('welcome')
    await leave()
  }
  await Promise.all([demo.stop(), used.stop()])
})
