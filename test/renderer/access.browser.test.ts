import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { ask, createKey } from './support/client-key.ts'
import { overflow, violations } from './support/faults.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

/** Every screen and what opens over it, each with what says that it is there. */
const screens = [
  {
    name: 'overview, with a warning',
    route: '/',
    ready: (page: Page) => page.getByRole('status').filter({ hasText: 'the client key Thirsty' }),
  },
  { name: 'overview’s table', route: '/?range=30d', open: 'Table', ready: (page: Page) => page.getByRole('table') },
  { name: 'live', route: '/live', ready: (page: Page) => page.getByRole('row').nth(1) },
  {
    name: 'live, refused and estimated',
    route: '/live?key=THIRSTY',
    ready: (page: Page) => page.getByRole('img', { name: 'Refused by Waybill: key suspended' }),
  },
  {
    name: 'live, nothing matches',
    route: '/live?model=none',
    ready: (page: Page) => page.getByText('Nothing matches'),
  },
  { name: 'usage', route: '/usage?metric=requests', ready: (page: Page) => page.getByRole('img', { name: /chart/ }) },
  { name: 'providers', route: '/providers', ready: (page: Page) => page.getByRole('table') },
  { name: 'adding a provider', route: '/providers?add=true', ready: (page: Page) => page.getByLabel('Kind') },
  {
    name: 'what is asked of a provider',
    route: '/providers?provider=sandbox&section=asks',
    ready: (page: Page) => page.getByRole('switch', { name: 'Pseudonyms for users' }),
  },
  { name: 'client keys', route: '/client-keys', ready: (page: Page) => page.getByRole('table') },
  {
    name: 'creating a client key',
    route: '/client-keys?create=true',
    ready: (page: Page) => page.getByLabel('Project'),
  },
  {
    name: 'what is asked of providers for a key',
    route: '/client-keys?asks=THIRSTY',
    ready: (page: Page) => page.getByRole('radiogroup', { name: 'Pseudonyms for users' }),
  },
  {
    name: 'the secret scan of a key',
    route: '/client-keys?scan=THIRSTY',
    ready: (page: Page) => page.getByText('The setting, for all keys'),
  },
] as const

let waybill: Waybill
let browser: Browser
/** The id of a key with limits, which stands for THIRSTY in the routes above: warned of, then suspended. */
let thirsty: string

beforeAll(async () => {
  ;[waybill, browser] = await Promise.all([startWaybill({ args: ['--demo'] }), launchBrowser()])
  const limits = ['--tokens-day', '310', '--rpm', '9', '--expires', '3']
  const { id, key } = await createKey(waybill, 'Thirsty', ...limits, '--secret-scan', 'warn')
  thirsty = id
  await ask(waybill, key)
  await ask(waybill, key, 'gpt-5-mini+silent')
  await waybill.command(['key', 'suspend', id])
  await ask(waybill, key)
})
afterAll(() => Promise.all([waybill.stop(), browser.close()]))

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([1280, 360])(
    'no screen has a fault that axe can find, or anything beyond its edge, at %i px',
    async (width) => {
      const { page, leave } = await visit(browser, waybill.dashboard, {
        colorScheme,
        // Measured at rest: half-faded text has half its contrast.
        reducedMotion: 'reduce',
        viewport: { width, height: 760 },
      })
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      const faults: Record<string, string[]> = {}
      for (const screen of screens) {
        await goTo(page, screen.route.replace('THIRSTY', thirsty))
        if ('open' in screen) await page.getByRole('radio', { name: screen.open }).click()
        await screen.ready(page).first().waitFor()
        const found = [...(await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[screen.name] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    60_000,
  )

  test('neither have what opens of the client keys, and a pause', async () => {
    const { page, leave } = await visit(browser, waybill.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await goTo(page, '/client-keys')
    await page.getByRole('button', { name: /^Limits of Thirsty/ }).click()
    await page.getByRole('dialog', { name: /^Limits of Thirsty/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/client-keys?create=true')
    await page.getByText('Limits', { exact: false }).and(page.locator('summary')).click()
    await page.getByLabel('Allowed models').waitFor()
    expect(await violations(page)).toEqual([])
    await leave()
  }, 120_000)

  test('neither have the details, the palette, the shortcuts and the way in', async () => {
    const { page, leave } = await visit(browser, waybill.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await goTo(page, '/live')
    await page.getByRole('row').nth(1).click()
    await page.getByText('Content is never recorded.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 700 })
    await page.getByRole('dialog', { name: 'Exchange' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    // Not by signing out: the other theme's turn needs the token.
    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await page.getByText('This page needs the way in').waitFor()
    expect(await violations(page)).toEqual([])
    await leave()
  }, 120_000)
})
