import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { usageHome } from './support/usage-home.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

const figures = (page: Page) => page.getByRole('table', { name: /^Figures/ })
const chart = (page: Page) => page.getByRole('img', { name: /as a chart/ })

/** The screen in its ways, each with what says that it is there. */
const ways = [
  { search: '', ready: chart },
  { search: '?by=provider&metric=requests&range=7d', ready: chart },
  { search: '?by=key&metric=latency_p50&step=day&range=7d', ready: chart },
  {
    search: '?by=tool&view=table&range=12m',
    ready: (page: Page) => page.getByRole('table', { name: 'Cost by month' }),
  },
  { search: '?by=none&range=7d&sort=errors&up=true', ready: figures },
  { search: '?by=project&project=', ready: (page: Page) => page.getByRole('button', { name: /^No project/ }) },
  { search: '?range=7d&metric=first_chunk', ready: chart },
  { search: '?range=today', ready: (page: Page) => page.getByRole('heading', { name: 'Nothing in this time' }) },
  { search: '?from=2020-02-01&to=2020-02-29', ready: (page: Page) => page.getByLabel('From') },
] as const

let home: string
let waybill: Waybill
let unused: Waybill
let browser: Browser

beforeAll(async () => {
  ;[home, browser] = await Promise.all([usageHome(), launchBrowser()])
  ;[waybill, unused] = await Promise.all([
    startWaybill({ home, args: ['--vault', 'memory'] }),
    startWaybill({ args: ['--vault', 'memory'] }),
  ])
})
afterAll(async () => {
  await Promise.all([waybill.stop(), unused.stop(), browser.close()])
  rmSync(home, { recursive: true, force: true })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([1280, 800, 360])(
    'no way of looking at usage has a fault, at %i px',
    async (width) => {
      const { page, leave } = await visit(browser, waybill.dashboard, {
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 760 },
      })
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      const faults: Record<string, string[]> = {}
      for (const { search, ready } of ways) {
        await goTo(page, `/usage${search}`)
        await ready(page).first().waitFor()
        // What axe looks at is the same at 800.
        const found = [...(width === 800 ? [] : await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[search] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    90_000,
  )

  test('neither has it while it waits, when it fails, and before there is anything', async () => {
    const { page, leave } = await visit(browser, unused.dashboard, { colorScheme, reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    let answer: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/rpc/usage/report', async (route) => {
      await held
      await route.fulfill({ status: 500, contentType: 'application/json', body: '{}' })
    })
    await goTo(page, '/usage')
    await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor()
    await page.locator('.skeleton').first().waitFor()
    expect(await violations(page)).toEqual([])
    answer()
    await page.getByRole('alert').getByText('Code').waitFor()
    expect(await violations(page)).toEqual([])
    await page.unroute('**/rpc/usage/report')
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await page.getByRole('heading', { name: 'Nothing yet' }).waitFor()
    expect(await violations(page)).toEqual([])
    await leave()
  })
})
