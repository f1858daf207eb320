import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { startConnectProxy } from '../main/engine/hostile/connect-proxy.ts'
import { CLAUDE_SETTINGS, claudeSettings, toolHome } from '../renderer/support/tool-home.ts'
import { ANTHROPIC_TLS } from './anthropic-certificate.ts'
import { startProvider } from './provider.ts'

const PROVIDER_KEY = 'sk-ant-api03-a-newcomers-own-key'

/** A newcomer’s machine: Claude Code is there, with settings of its user’s, and api.anthropic.com is within reach, but nothing else is. */
export async function newcomersMachine(variables: Readonly<Record<string, string>> = {}) {
  const home = toolHome()
  home.write(CLAUDE_SETTINGS, claudeSettings)
  const provider = await startProvider({ tls: ANTHROPIC_TLS, apiKey: PROVIDER_KEY })
  const proxy = await startConnectProxy(Number(new URL(provider.origin).port))
  const certificates = mkdtempSync(join(tmpdir(), 'waybill-ca-'))
  const ca = join(certificates, 'ca.pem')
  writeFileSync(ca, ANTHROPIC_TLS.cert)
  return {
    home,
    env: { ...home.env, HTTPS_PROXY: proxy.url, NO_PROXY: '', NODE_EXTRA_CA_CERTS: ca, ...variables },
    /** `host:port` of whoever was asked for, outside of this machine. */
    asked: () => [...new Set(proxy.asked.map(({ target }) => target))],
    async remove() {
      await proxy.close()
      await provider.close()
      home.remove()
      rmSync(certificates, { recursive: true, force: true })
    },
  }
}
type Machine = Awaited<ReturnType<typeof newcomersMachine>>

/** Asks what Claude Code would, as its settings say: where, and with the key that their command prints. */
async function askAsClaudeCode({ home, env }: Machine): Promise<number> {
  const settings: unknown = JSON.parse(home.read(CLAUDE_SETTINGS).replaceAll(/\s\/\/.*$/gm, ''))
  expect(settings).toMatchObject({ apiKeyHelper: expect.any(String), env: { ANTHROPIC_BASE_URL: expect.any(String) } })
  const { apiKeyHelper, env: variables } = settings as { apiKeyHelper: string; env: { ANTHROPIC_BASE_URL: string } }
  const { stdout } = await promisify(execFile)('sh', ['-c', apiKeyHelper], { env: { PATH: process.env.PATH, ...env } })
  const answer = await fetch(`${variables.ANTHROPIC_BASE_URL}/v1/messages`, {
    method: 'POST',
    headers: {
      'x-api-key': stdout.trim(),
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
      'user-agent': 'claude-cli/2.1.0 (external, cli)',
    },
    body: JSON.stringify({
      model: 'claude-sonnet-4-5',
      max_tokens: 200,
      messages: [{ role: 'user', content: 'What does a waybill say?' }],
    }),
  })
  await answer.text()
  return answer.status
}

/** From the first start to nothing left, by what stands on the page alone; `page` shows a Waybill that has never been used. */
export async function goTheNewcomersWay(page: Page, machine: Machine): Promise<void> {
  // Welcome: what is written down, then a key of one's own.
  await page.getByRole('heading', { name: /Only the waybill is written down/ }).waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Anthropic', { exact: true }).click()
  await page.getByLabel('API key').fill(PROVIDER_KEY)
  await page.getByRole('button', { name: 'Add and test' }).click()
  await page.getByText('Anthropic works.').waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()

  // A tool: nothing is written before it was seen, and the first request is waited for.
  await page.getByRole('link', { name: /^Claude Code/ }).click()
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.getByText('Waiting for the first request…').waitFor()
  expect(await askAsClaudeCode(machine)).toBe(200)
  await page.getByText(/^It works: the first request came at/).waitFor()
  await page.getByRole('button', { name: 'See it in Live' }).click()

  // The first request, and what it cost.
  const exchange = page.getByRole('complementary', { name: 'Exchange' })
  await exchange.getByText('claude-sonnet-4-5').first().waitFor()
  await exchange
    .getByText(/\$0\.0\d+/)
    .first()
    .waitFor()

  // A limit is set, and met.
  await page.keyboard.press('Control+5')
  await page.getByRole('link', { name: 'Claude Code', exact: true }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Claude Code' })
  await edit.getByLabel('Requests per minute').fill('1')
  await edit.getByRole('button', { name: 'Save' }).click()
  await edit.waitFor({ state: 'detached' })
  await askAsClaudeCode(machine)
  expect(await askAsClaudeCode(machine)).toBe(429)
  await page.keyboard.press('Control+2')
  await page.getByRole('img', { name: 'Refused by Waybill: rate limit reached' }).first().waitFor()

  // What was undertaken with the tool is undone, and then nothing is left.
  await page.keyboard.press('Control+6')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Claude Code/ })
    .click()
  await page.getByRole('button', { name: 'Undo…' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByText('Claude Code is as it was before').waitFor()
  expect(machine.home.read(CLAUDE_SETTINGS)).toBe(claudeSettings)
  await page.keyboard.press('Control+7')
  await page.getByRole('link', { name: 'Your rights' }).click()
  await page.getByRole('button', { name: 'Erase…' }).click()
  const erase = page.getByRole('dialog', { name: 'Erase' })
  await erase.getByLabel('What is to go').selectOption('all')
  await erase.getByLabel('Write erase to confirm').fill('erase')
  await erase.getByRole('button', { name: 'Erase everything' }).click()
  const erased = page.getByRole('dialog', { name: 'Erased' })
  await erased.getByText('What was there before is overwritten in the file, byte by byte.').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()

  expect(machine.asked()).toEqual(['api.anthropic.com:443'])
}
