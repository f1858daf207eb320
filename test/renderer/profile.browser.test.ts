import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../main/engine/privacy/ask.ts'
import { anthropicAsks, geminiAsks, openaiAsks, surrounded } from '../main/engine/privacy/marked-asks.ts'
import { markingAnswer } from '../main/engine/privacy/marking-provider.ts'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'
import { createMarkers, tracesIn } from '../support/markers.ts'
import { startUpstream, type Upstream } from '../support/markers-upstream.ts'
import { goTo } from './support/browser.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

const markers = createMarkers()
const profile = mkdtempSync(join(tmpdir(), 'waybill-profile-'))
let waybill: Waybill
let upstream: Upstream

beforeAll(async () => {
  upstream = await startUpstream(markingAnswer((where) => markers.mark(`provider’s ${where}`)))
  waybill = await startWaybill({ args: ['--vault', 'memory'] })
  await waybill.command(['provider', 'add', 'sandbox'])
})
afterAll(async () => {
  await waybill.stop()
  await upstream.close()
  rmSync(profile, { recursive: true, force: true })
})

/** As a user sets Waybill up: the provider's key is typed, the client key is shown once. */
async function setUp(page: Page): Promise<string> {
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const provider = page.getByRole('dialog', { name: 'Add a provider' })
  await provider.getByLabel('Kind').selectOption('openai')
  await provider.getByLabel('Base URL').fill(`${upstream.origin}/v1`)
  await provider.getByLabel('API key').fill(markers.watch('the provider’s key', 'sk-canary-9c0f6a1d5b7e4283'))
  await provider.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('row').filter({ hasText: '••••4283' }).waitFor()

  await goTo(page, '/client-keys')
  await page.getByRole('button', { name: 'Create a client key' }).first().click()
  const create = page.getByRole('dialog', { name: 'Create a client key' })
  await create.getByLabel('Name').fill('tool')
  await create.getByRole('button', { name: 'Create', exact: true }).click()
  const shown = page.getByRole('dialog', { name: 'The key of tool' })
  const key = markers.watch('the client key', await shown.locator('code').first().innerText())
  await shown.getByRole('button', { name: 'I have copied it' }).click()
  return key
}

async function talk(key: string): Promise<void> {
  for (const { make, streams } of [...openaiAsks, ...anthropicAsks, ...geminiAsks]) {
    for (const model of ['gpt-5-mini', 'gpt-5-mini+error-400', 'gpt-5-mini-mark-error', 'gpt-5-mini-mark-gzip']) {
      const asked = surrounded(make(markers.mark, model, streams), markers.mark)
      const to = model.includes('mark') ? 'openai' : 'sandbox'
      await ask(waybill.proxy, key, { ...asked, path: `/${to}${asked.path}` })
    }
  }
}

/** Every screen that shows something of an exchange, while there are exchanges. */
async function lookAround(page: Page): Promise<void> {
  for (const route of ['/', '/live', '/usage', '/privacy', '/privacy?section=events', '/privacy?section=outbound']) {
    await goTo(page, route)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  await goTo(page, '/live')
  await page.getByRole('row').nth(1).click()
  await page.getByRole('complementary', { name: 'Exchange' }).getByText('Content is never recorded.').waitFor()
}

test('no word of an exchange and no key is in the files of the browser that shows the dashboard', async () => {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: chromiumFlags })
  browser.setDefaultTimeout(15_000)
  const nothing = () => expect(markers.foundIn(tracesIn(profile))).toEqual([])
  try {
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(waybill.dashboard)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    const key = await setUp(page)
    await Promise.all([talk(key), lookAround(page)])
    nothing()

    await goTo(page, '/privacy?section=proof')
    await page.getByRole('button', { name: 'Run the self-test' }).click()
    await page.getByText('Passed: no mark in any file').waitFor()
    nothing()
  } finally {
    await browser.close()
  }
  const left = tracesIn(profile)
  expect(left.length).toBeGreaterThan(50)
  expect(markers.foundIn(left)).toEqual([])
  // That the profile is where this browser writes: its own address is in there.
  expect(left.some(({ bytes }) => bytes.includes(new URL(waybill.dashboard).host))).toBe(true)
}, 120_000)
