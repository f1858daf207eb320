import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { KEYS, LITELLM_FILE, litellmConfig, ROUTER_FILE, routerConfig } from '../main/engine/imports/sources.ts'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { cutOff, overflow, violations } from './support/faults.ts'
import { type ToolHome, toolHome } from './support/tool-home.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let home: ToolHome
let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  home = toolHome()
  home.write(ROUTER_FILE, routerConfig)
  home.write(LITELLM_FILE, litellmConfig)
  // One that is there and can't be read.
  home.write('.cc-switch/config.json', '{')
  ;[waybill, browser] = await Promise.all([
    startWaybill({ args: ['--vault', 'memory'], env: home.env }),
    launchBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  home.remove()
})

async function openImport(options: Parameters<typeof visit>[2] = {}) {
  const opened = await visit(browser, waybill.dashboard, { reducedMotion: 'reduce', ...options })
  await opened.page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(opened.page, '/providers?import=true')
  const dialog = opened.page.getByRole('dialog', { name: 'Import providers' })
  await dialog.getByText('Claude Code Router').first().waitFor()
  return { ...opened, dialog }
}

test.each(['light', 'dark'] as const)(
  'what was found has no fault in the %s theme, at any width',
  async (colorScheme) => {
    for (const width of [1280, 800, 360]) {
      const { page, leave } = await openImport({ colorScheme, viewport: { width, height: 760 } })
      await page.getByText('Take 2 rules over as routes').waitFor()
      expect(await violations(page), `${width}`).toEqual([])
      expect([...(await overflow(page)), ...(await cutOff(page))], `${width}`).toEqual([])
      await leave()
    }
  },
)

test('by the keyboard alone: providers are chosen and taken, the rest is told of, and no key was ever in the page', async () => {
  const { page, dialog, leave } = await openImport()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Import' }).first().focus()
  await page.keyboard.press('Enter')

  await dialog.getByText('DASHSCOPE_API_KEY is not set where Waybill runs.').waitFor()
  expect(await dialog.getByRole('checkbox', { name: 'dashscope' }).isDisabled()).toBe(true)
  await dialog.getByText('this is not JSON, even with comments allowed').waitFor()
  const ollama = dialog.getByRole('checkbox', { name: 'ollama' })
  await ollama.focus()
  await page.keyboard.press('Space')
  expect(await ollama.isChecked()).toBe(false)
  await page.keyboard.press('Enter')
  await dialog.getByText('2 providers added').waitFor()
  await dialog.getByText('openrouter, gemini').waitFor()
  // Of its two rules, one leads to what was left out.
  await dialog.getByText('1 route added').waitFor()

  await dialog.getByLabel('File', { exact: true }).fill('/no/such/config.yaml')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText('There is no file /no/such/config.yaml.').waitFor()
  await dialog.getByLabel('File', { exact: true }).fill(`~/${LITELLM_FILE}`)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Take 4 providers' }).click()
  await dialog.getByText('openai, ollama, vllm.example').waitFor()
  const content = await page.content()
  for (const key of Object.values(KEYS)) expect(content).not.toContain(key)

  await page.keyboard.press('Escape')
  for (const name of ['openrouter', 'gemini', 'openai', 'vllm.example'])
    await page.getByRole('row').filter({ hasText: name }).first().waitFor()
  await leave()
})

test('a file that changed after it was shown is not taken, and says so', async () => {
  home.write(ROUTER_FILE, routerConfig.replaceAll('openrouter', 'later').replace('later.ai', 'openrouter.ai'))
  const { page, dialog, leave } = await openImport()
  await dialog.getByRole('button', { name: /^Take/ }).waitFor()
  home.write(ROUTER_FILE, `${routerConfig}\n`)
  await dialog.getByRole('button', { name: /^Take/ }).click()
  await dialog.getByRole('alert').getByText('files_changed').waitFor()
  expect(await violations(page)).toEqual([])
  await leave()
})

test('with a locked vault, it is opened here first; the introduction leads there too', async () => {
  const sealed = await startWaybill({ args: ['--vault', 'sealed'], env: home.env, welcome: true })
  const { page, leave } = await visit(browser, sealed.dashboard)
  await page.waitForURL(/welcome/)
  await goTo(page, '/welcome?step=provider')
  await page.getByText('Other tools on this machine have 3 providers').waitFor()
  await page.getByRole('link', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import providers' })
  const take = dialog.getByRole('button', { name: /^Take/ })
  await take.click()
  await dialog.getByRole('alert').getByText('vault_locked').waitFor()
  await dialog.getByLabel('Passphrase', { exact: true }).fill('correct horse battery')
  await dialog.getByLabel('The same again').fill('correct horse battery')
  await page.keyboard.press('Enter')
  await dialog.getByText('The vault is locked: no key can be put into it.').waitFor({ state: 'detached' })
  await take.click()
  await dialog.getByText('3 providers added').waitFor()
  await leave()
  await sealed.stop()
})

test('the palette leads there, and where nothing is found, it says what to do', async () => {
  const empty = toolHome()
  const own = await startWaybill({ args: ['--vault', 'memory'], env: empty.env })
  const { page, leave } = await visit(browser, own.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder(/./).first().fill('Import')
  await page.getByRole('option', { name: 'Import providers' }).click()
  await page.getByRole('dialog', { name: 'Import providers' }).getByText('Nothing found').waitFor()
  await leave()
  await own.stop()
  empty.remove()
})
