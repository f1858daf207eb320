import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { goTo, visit } from './browser.ts'
import type { Waybill } from './waybill.ts'

/** Opens one part of the settings; leaving it fails as well if anything was amiss enough for the console. */
export async function openSettings(browser: Browser, waybill: Waybill, section: string, heading: string) {
  const { page, leave } = await visit(browser, waybill.dashboard)
  const errors: string[] = []
  // A refusal is an answer of its own status, which the browser tells of as of a failure.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text())
  })
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await goTo(page, `/settings?section=${section}`)
  await page.getByRole('heading', { level: 2, name: heading }).waitFor()
  return {
    page,
    setting: async (name: string): Promise<unknown> =>
      JSON.parse(await waybill.command(['settings', 'get', name, '--json'])),
    async leave() {
      await leave()
      expect(errors).toEqual([])
    },
  }
}
