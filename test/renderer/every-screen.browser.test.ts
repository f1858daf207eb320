import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allScreens } from './support/all-screens.ts'
import { arriveAt } from './support/arrive.ts'
import { launchBrowser, visit } from './support/browser.ts'
import { overflow, violations } from './support/faults.ts'
import { startLivedIn } from './support/lived-in.ts'
import { outOfReach } from './support/out-of-reach.ts'
import { startWaybill, type Waybill } from './support/waybill.ts'

let used: Waybill
let unused: Waybill
let browser: Browser

beforeAll(async () => {
  const memory = { args: ['--vault', 'memory'] }
  ;[used, unused, browser] = await Promise.all([startLivedIn(), startWaybill(memory), launchBrowser()])
})
afterAll(() => Promise.all([used.stop(), unused.stop(), browser.close()]))

const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
}

/** The state in which all screens are looked at: whose Waybill, what its answers meet on their way, and when a screen stands. */
const states = [
  { name: 'full', whose: () => used, meets: null, stands: settled },
  { name: 'empty', whose: () => unused, meets: null, stands: settled },
  {
    name: 'failing',
    whose: () => used,
    meets: (route: Route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
    stands: settled,
  },
  {
    name: 'loading',
    whose: () => used,
    // Never answered: the page waits till it is closed.
    meets: () => {},
    stands: async () => {},
  },
] as const

/** All but what tells whether Waybill is there at all: without that, every screen would show the same banner. */
const ASKED = /\/rpc\/(?!system\/(status|changes)|usage\/live|warnings\/live)/

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(states)(
    'no screen that is $name has a fault that axe can find, or anything beyond its edge',
    async ({ whose, meets, stands }) => {
      const { page, leave } = await visit(browser, 'about:blank', { colorScheme, reducedMotion: 'reduce' })
      if (meets !== null) await page.route(ASKED, meets)
      await page.goto(whose().dashboard)
      await page.locator('h1').first().waitFor()
      const faults: Record<string, string[]> = {}
      for (const { name, route } of allScreens) {
        await arriveAt(page, route)
        const stood = await stands(page).then(
          () => [],
          () => ['it waits for ever'],
        )
        const found = [...stood, ...(await violations(page)), ...(await overflow(page))]
        if (found.length > 0) faults[name] = found
      }
      expect(faults).toEqual({})
      await leave()
    },
    180_000,
  )
})

test('on every screen, all that can be clicked can be come to by the keyboard', async () => {
  const { page, leave } = await visit(browser, used.dashboard, { reducedMotion: 'reduce' })
  const faults: Record<string, string[]> = {}
  for (const { name, route } of allScreens) {
    await arriveAt(page, route)
    await settled(page)
    const found = await outOfReach(page)
    if (found.length > 0) faults[name] = found
  }
  expect(faults).toEqual({})
  await leave()
}, 180_000)
