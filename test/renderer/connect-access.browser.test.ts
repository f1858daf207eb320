import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { startOwn } from './support/own-waybill.ts'
import { CLAUDE_SETTINGS, claudeSettings, type ToolHome, toolHome } from './support/tool-home.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

const CODEX = '.codex/config.toml'
const ZED = '.config/zed/settings.json'

/** Every state that a tool can be in, and every part that one can have. */
const parts = [
  { route: '/connect', ready: (page: Page) => page.getByText('Points elsewhere') },
  { route: '/connect?tool=claude-code', ready: (page: Page) => page.getByRole('button', { name: 'Undo…' }) },
  { route: '/connect?tool=codex', ready: (page: Page) => page.getByText('It is kept when you apply') },
  { route: '/connect?tool=opencode', ready: (page: Page) => page.getByRole('button', { name: 'Show what would' }) },
  { route: '/connect?tool=zed', ready: (page: Page) => page.getByRole('button', { name: 'Forget this tool' }) },
  { route: '/connect?tool=cline', ready: (page: Page) => page.getByRole('button', { name: 'Make its key' }) },
  { route: '/connect?tool=openai-sdk', ready: (page: Page) => page.getByText('export OPENAI_BASE_URL') },
  { route: '/welcome', ready: (page: Page) => page.getByRole('region', { name: 'An example row' }) },
  { route: '/welcome?step=provider', ready: (page: Page) => page.getByRole('radio', { name: 'Anthropic' }) },
  { route: '/welcome?step=tool', ready: (page: Page) => page.getByText('Points elsewhere') },
  { route: '/welcome?step=tool&tool=codex', ready: (page: Page) => page.getByText('Settings file', { exact: true }) },
] as const

let home: ToolHome
let waybill: Waybill
let unused: Waybill
let browser: Browser

beforeAll(async () => {
  home = toolHome()
  home.write(CLAUDE_SETTINGS, claudeSettings)
  home.write(
    CODEX,
    'model_provider = "theirs"\n\n[model_providers.theirs]\nbase_url = "https://ai.of-a-company.example/v1"\n',
  )
  ;[{ waybill }, unused, browser] = await Promise.all([
    startOwn({ env: home.env }),
    startWaybill({ args: ['--vault', 'memory'] }),
    launchBrowser(),
  ])
  for (const tool of ['claude-code', 'zed']) await waybill.command(['connect', tool, '--apply', '--yes'])
  await waybill.command(['env', 'openai-sdk'])
  // Its user's own editing, since.
  home.write(ZED, '{}\n')
})
afterAll(async () => {
  await Promise.all([waybill.stop(), unused.stop(), browser.close()])
  home.remove()
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  const look = { colorScheme, reducedMotion: 'reduce' } as const
  test.each([1280, 800, 360])(
    'no state of a tool and no step of the introduction has a fault, at %i px',
    async (width) => {
      const { page, leave } = await visit(browser, waybill.dashboard, { ...look, viewport: { width, height: 760 } })
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      const faults: Record<string, string[]> = {}
      for (const { route, ready } of parts) {
        await goTo(page, route)
        await ready(page).first().waitFor()
        // What axe looks at is the same at 800.
        const found = [...(width === 800 ? [] : await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[route] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    120_000,
  )

  test('neither has a shown change, a wait for the first request, nor what is awaited, missing or failed', async () => {
    const { page, leave } = await visit(browser, waybill.dashboard, look)
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await goTo(page, '/connect?tool=claude-code')
    await page.getByRole('button', { name: 'Undo…' }).click()
    await page.getByText('What would be taken back').waitFor()
    await page.getByRole('button', { name: 'Watch for its first request' }).click()
    await page.getByText('Waiting for the first request…').waitFor()
    expect([...(await violations(page)), ...(await overflow(page))]).toEqual([])

    let fail = () => {}
    const failed = new Promise<void>((resolve) => {
      fail = resolve
    })
    await page.route('**/rpc/connect/list', async (route) => {
      await failed
      await route.fulfill({ status: 500, contentType: 'application/json', body: '{}' })
    })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Connect' }).waitFor()
    expect(await violations(page)).toEqual([])
    fail()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.unroute('**/rpc/connect/list')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('heading', { name: 'Claude Code' }).waitFor()
    await leave()

    const empty = await visit(browser, unused.dashboard, look)
    await empty.page.getByRole('heading', { name: 'Overview' }).waitFor()
    await goTo(empty.page, '/connect')
    await empty.page.getByText('No provider yet.').waitFor()
    expect(await violations(empty.page)).toEqual([])
    await empty.leave()
  })
})
