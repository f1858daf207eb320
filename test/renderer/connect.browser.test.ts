import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { startOwn } from './support/own-waybill.ts'
import { CLAUDE_SETTINGS, claudeSettings, type ToolHome, toolHome } from './support/tool-home.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let home: ToolHome
let waybill: Waybill
let browser: Browser

beforeAll(async () => {
  home = toolHome()
  ;[{ waybill }, browser] = await Promise.all([startOwn({ env: home.env }), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), browser.close()])
  home.remove()
})

async function openConnect(search = '', of: Waybill = waybill) {
  const { page, leave } = await visit(browser, of.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, `/connect${search}`)
  await page.getByRole('heading', { level: 1, name: 'Connect' }).waitFor()
  return { page, leave }
}

const tile = (page: Page, name: RegExp) => page.getByRole('main').getByRole('link', { name })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** What Claude Code sends, with the key that its settings have it ask for. */
async function askAsClaudeCode(): Promise<void> {
  const key = (await waybill.command(['token', 'claude-code'])).trim()
  const answer = await fetch(`${waybill.proxy}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json', 'user-agent': 'claude-cli/2.1.0' },
    body: JSON.stringify({
      model: 'claude-sonnet-4-5',
      max_tokens: 50,
      messages: [{ role: 'user', content: 'What does a waybill say?' }],
    }),
  })
  expect(answer.status).toBe(200)
  await answer.text()
}

test('a tool is connected by a change that is shown first, proven by its first request, and taken back', async () => {
  home.write(CLAUDE_SETTINGS, claudeSettings)
  const { page, leave } = await openConnect()
  await tile(page, /^Claude Code Not connected/).click()
  await page.getByRole('button', { name: 'Show what would change' }).click()
  const diff = page.getByRole('region', { name: /^Changes in .*settings\.json$/ })
  await diff.getByRole('row', { name: /added.*"ANTHROPIC_BASE_URL": "http:\/\/127\.0\.0\.1/ }).waitFor()
  // Looking is not touching.
  expect(home.read(CLAUDE_SETTINGS)).toBe(claudeSettings)
  await page.getByRole('button', { name: 'Apply', exact: true }).click()

  await page.getByText('Waiting for the first request…').waitFor()
  await page.getByRole('heading', { name: 'Claude Code' }).locator('..').getByText('Connected').waitFor()
  const written = home.read(CLAUDE_SETTINGS)
  expect(written).toContain(`"ANTHROPIC_BASE_URL": "${waybill.proxy}"`)
  expect(written).toContain('// Mine: only what is safe.')
  expect(written).not.toContain('sk-wb-')
  await askAsClaudeCode()
  await part(page, 'Does it work?')
    .getByText(/^It works: the first request came at/)
    .waitFor()
  await page.getByRole('link', { name: 'Show it in Live' }).click()
  await page.getByRole('complementary', { name: 'Exchange' }).getByText('claude-sonnet-4-5').first().waitFor()

  await page.goBack()
  await page.getByRole('button', { name: 'Undo…' }).click()
  await page.getByText('What would be taken back').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('Claude Code is as it was before').waitFor()
  expect(home.read(CLAUDE_SETTINGS)).toBe(claudeSettings)
  await page.getByRole('button', { name: 'Show what would change' }).waitFor()
  await leave()
})

test('a file that was changed behind a shown diff is not written: the changes are shown anew', async () => {
  home.write(CLAUDE_SETTINGS, claudeSettings)
  const { page, leave } = await openConnect('?tool=claude-code')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByRole('button', { name: 'Apply', exact: true }).waitFor()
  const theirs = claudeSettings.replace('npm test', 'npm run check')
  home.write(CLAUDE_SETTINGS, theirs)
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'files_changed' }).waitFor()
  expect(home.read(CLAUDE_SETTINGS)).toBe(theirs)
  await page.getByRole('button', { name: 'Show the changes anew' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /npm run check/ }).waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('button', { name: 'Show what would change' }).waitFor()
  await leave()
})

test('settings that can’t be read are left alone, and it is said why', async () => {
  home.write(CLAUDE_SETTINGS, '{ "env": {')
  const { page, leave } = await openConnect('?tool=claude-code')
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByRole('alert').filter({ hasText: 'settings_file_unreadable' }).waitFor()
  expect(home.read(CLAUDE_SETTINGS)).toBe('{ "env": {')
  expect(await page.getByRole('button', { name: 'Apply', exact: true }).count()).toBe(0)
  await leave()
})

test('an SDK’s lines are there for each shell, copied with one click, and its key is made only when asked for', async () => {
  const { page, leave } = await openConnect()
  await tile(page, /^OpenAI SDK/).click()
  const shell = part(page, 'Shell')
  const keys = async () => JSON.parse(await waybill.command(['key', 'list', '--json'])) as readonly { name: string }[]
  const before = (await keys()).length
  await shell.getByRole('button', { name: 'Make its key and show the lines' }).click()
  await shell.getByText(`export OPENAI_BASE_URL=${waybill.proxy}/v1`).waitFor()
  expect(await keys()).toHaveLength(before + 1)
  await shell.getByRole('button', { name: 'Copy lines' }).click()
  await shell.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`OPENAI_BASE_URL=${waybill.proxy}/v1`)
  expect(copied).not.toContain('sk-wb-')
  await shell.getByRole('radio', { name: 'fish' }).click()
  await shell.getByText('set -gx OPENAI_BASE_URL').waitFor()
  await shell.getByRole('radio', { name: 'PowerShell' }).click()
  await shell.getByText('$env:OPENAI_BASE_URL').waitFor()
  expect(await keys()).toHaveLength(before + 1)

  // Whoever has the lines wants to see that they work.
  await page.getByText('Waiting for the first request…').waitFor()
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await page.getByText('Stopped. Nothing was changed by it.').waitFor()

  await page.getByRole('button', { name: 'Forget this tool' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click()
  await shell.getByRole('button', { name: 'Make its key and show the lines' }).waitFor()
  await leave()
})

test('an editor’s key goes from the vault to the clipboard, and is nowhere on the page', async () => {
  const { page, leave } = await openConnect('?tool=cline')
  const key = part(page, 'Its key')
  await key.getByRole('button', { name: 'Make its key' }).click()
  await key.getByRole('button', { name: 'Copy its key' }).click()
  await key.getByText('Copied. Waybill does not show it.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^sk-wb-/)
  expect(await page.content()).not.toContain(copied)
  await leave()
})

test('with the keyboard alone: a tool is opened, its changes are shown and put away, and it is closed again', async () => {
  home.write(CLAUDE_SETTINGS, claudeSettings)
  const { page, leave } = await openConnect()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await tile(page, /^Codex CLI/).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await eventually(focused).toBe('Claude Code')
  await page.getByRole('button', { name: 'Show what would change' }).focus()
  await page.keyboard.press('Enter')
  await eventually(focused).toBe('What would be written')
  await page.keyboard.press('Tab')
  // What scrolls sideways can be scrolled.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Changes in/)
  await page.getByRole('button', { name: 'Not now' }).press('Enter')
  await eventually(focused).toBe('Settings file')
  await page.keyboard.press('Escape')
  await eventually(focused).toMatch(/^Claude Code/)
  await eventually(async () => page.url()).toMatch(/#\/connect$/)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('connect zed')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: 'Zed' }).waitFor()
  await leave()
})

test('with nothing set up it says what to do first, and what a locked vault keeps from being done', async () => {
  const own = await startWaybill({
    args: ['--vault', 'sealed'],
    env: { ...home.env, WAYBILL_PASSPHRASE: 'pass phrase' },
  })
  const { page, leave } = await openConnect('', own)
  await page.getByText('No provider yet.').waitFor()
  await own.command(['provider', 'add', 'openai', '--base-url', 'http://127.0.0.1:9/v1'], 'sk-test')
  await page.getByText('No provider yet.').waitFor({ state: 'detached' })
  await tile(page, /^Claude Code/).click()
  await page.getByText('No provider speaks Anthropic’s format yet.').waitFor()
  await own.command(['lock'])
  await page.getByText('The vault is locked.').waitFor()
  await tile(page, /^OpenAI SDK/).click()
  await page.getByRole('button', { name: 'Make its key and show the lines' }).click()
  await page.getByRole('alert').filter({ hasText: 'vault_locked' }).waitFor()
  await page.getByLabel('Passphrase').fill('pass phrase')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByLabel('Passphrase').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Make its key and show the lines' }).click()
  await part(page, 'Shell').getByText('export OPENAI_BASE_URL').waitFor()
  await leave()
  await own.stop()
})

test('a tool’s first request is waited for once, however often that was begun', async () => {
  home.write(CLAUDE_SETTINGS, claudeSettings)
  const { page, leave } = await openConnect('?tool=claude-code')
  const open = new Set<Request>()
  let begun = 0
  page.on('request', (request) => {
    if (!request.url().endsWith('/rpc/connect/verify')) return
    begun += 1
    open.add(request)
  })
  page.on('requestfailed', (request) => open.delete(request))
  await page.getByRole('button', { name: 'Make its key and show the lines' }).click()
  await eventually(async () => begun).toBe(1)
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await eventually(async () => begun).toBe(2)
  await eventually(async () => open.size).toBe(1)
  await page.getByText('Waiting for the first request…').waitFor()
  await page.getByRole('button', { name: 'Undo…' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('Claude Code is as it was before').waitFor()
  await leave()
})
