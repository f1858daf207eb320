import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Contender } from '../bench/contenders/contender.ts'
import { load } from '../bench/load/run-load.ts'
import { heapMb, strainOf } from '../support/page-strain.ts'
import { eventually, goTo, launchBrowser, visit } from './support/browser.ts'
import { startOwn } from './support/own-waybill.ts'

const RATE = 200
const SECONDS = 8
/** Rows that are looked at in one go. */
const STEP = 25

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** 200 a second, in a process of its own, as fast as this machine lets it. Resolves when it is over. */
function traffic(proxy: string, key: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}` }
  const waybill: Contender = { name: 'Waybill', url: proxy, format: 'chat_completions', headers, pid: null }
  return load(waybill, { connections: 20, seconds: SECONDS, perSecond: RATE })
}

/** The most rows that are in the page at any time from now on, by `mostRows()`. */
async function countRows(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const kept = globalThis as { mostRows?: number }
    const count = () => {
      kept.mostRows = Math.max(kept.mostRows ?? 0, document.querySelectorAll('[role=row]').length)
    }
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => (globalThis as { mostRows?: number }).mostRows ?? 0)
}

const idsIn = (json: string) =>
  z
    .array(z.object({ id: z.string() }))
    .parse(JSON.parse(json))
    .map(({ id }) => id)

/** Ids by their place, of what is drawn now. */
async function drawn(page: Page): Promise<Map<number, string>> {
  const rows = await page
    .locator('[role=row][id]')
    .evaluateAll((found) => found.map((row) => [Number(row.getAttribute('aria-rowindex')) - 2, row.id] as const))
  return new Map(rows.map(([place, id]) => [place, id.replace('exchange-', '')]))
}

test('two hundred exchanges a second: few rows are drawn, memory stays level, and in the end none is missing', async () => {
  const { waybill, key } = await startOwn()
  const { page, leave } = await visit(browser, waybill.dashboard)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await goTo(page, '/live')
  await page.getByRole('heading', { level: 1, name: 'Live' }).waitFor()
  const ended = traffic(waybill.proxy, key)
  await page.getByRole('row').nth(30).waitFor()
  // A filter is not put off by what comes in while it is typed.
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  await page.getByLabel('Model').fill('no-such-model')
  await eventually(async () => page.url()).toContain('model=no-such-model')
  expect(isOver).toBe(false)
  await page.getByLabel('Model').fill('')
  await page.getByRole('row').nth(30).waitFor()
  const mostRows = await countRows(page)
  const before = await heapMb(page)
  const strain = await strainOf(page, () => ended)
  const after = await heapMb(page)
  console.info(
    `longest task ${Math.round(strain.longestMs)} ms (${Math.round(strain.longestCpuMs)} of the processor), ` +
      `${Math.round(strain.busyShare * 100)} % busy, heap ${before.toFixed(1)} → ${after.toFixed(1)} MB`,
  )
  // Two thousand rows are held at most, of about a kilobyte each.
  expect(after - before).toBeLessThan(15)
  expect(await mostRows()).toBeLessThan(80)

  const recorded = idsIn(await waybill.command(['exchanges', '--limit', '500', '--json']))
  expect(recorded.length).toBeGreaterThan(100)
  const seen = new Map<number, string>()
  const grid = page.getByRole('grid')
  for (let place = 0; place < recorded.length; place += STEP) {
    await grid.evaluate((element, top) => element.scrollTo({ top }), place * 28)
    // A page that is late draws the first of them, and then the others.
    await page.locator(`#exchange-${recorded[place]}`).waitFor()
    await page.locator(`#exchange-${recorded[Math.min(place + STEP, recorded.length) - 1]}`).waitFor()
    for (const [at, id] of await drawn(page)) seen.set(at, id)
  }
  const list = [...seen].sort(([a], [b]) => a - b).map(([, id]) => id)
  expect(list.slice(0, recorded.length)).toEqual(recorded)
  await leave()
  await waybill.stop()
})
