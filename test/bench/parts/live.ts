/**
 * The dashboard while 200 exchanges (RATE) a second pass: for each thing that a reader may have open, the longest task of the
 * page by the clock and by the processor's time, how busy its main thread is, its memory at the beginning, in the middle and at
 * the end, and how much it asks of the engine. ONLY=Overview: those alone.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'
import { heapMb, type Strain, strainOf } from '../../support/page-strain.ts'
import { type BenchedWaybill, startWaybill } from '../contenders/waybill.ts'
import { load } from '../load/run-load.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const RATE = Number(process.env.RATE ?? 200)
const SECONDS = Number(process.env.SECONDS ?? (pace.isQuick ? 8 : 60))
const CONNECTIONS = 20
const WARM_UP_SECONDS = pace.isQuick ? 2 : 5

const onLive = (search: string) => async (page: Page) => {
  await goTo(page, `/live${search}`)
  await page.getByRole('heading', { level: 1, name: 'Live' }).waitFor()
}
const scenes: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'Live, following': onLive(''),
  'Live, only OpenAI’s': onLive('?provider=openai'),
  'Live, only errors (none)': onLive('?outcome=error'),
  'Live, a part of the model': onLive('?model=mini'),
  'Live, details open': async (page) => {
    await onLive('')(page)
    await page.getByRole('row').nth(3).click()
    await page.getByRole('complementary', { name: 'Exchange' }).waitFor()
  },
  'Live, paused': async (page) => {
    await onLive('')(page)
    await page.getByRole('button', { name: 'Pause' }).click()
  },
  'Live, scrolled away': async (page) => {
    await onLive('')(page)
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 2000 }))
  },
  Overview: (page) => goTo(page, '/'),
  Usage: (page) => goTo(page, '/usage'),
  'Client keys': (page) => goTo(page, '/client-keys'),
}
/** Quickly, those that have the most to do. */
const QUICK = ['Live, following', 'Overview']

export async function live(): Promise<Section> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
  const upstream = await startUpstream()
  const waybill = await startWaybill(upstream.origin)
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  const only = process.env.ONLY
  const table: Record<string, Table[string]> = {}
  try {
    for (const [name, open] of Object.entries(scenes)) {
      if (only === undefined ? pace.isQuick && !QUICK.includes(name) : !name.includes(only)) continue
      table[name] = await measured(browser, waybill, open)
    }
  } finally {
    await browser.close()
  }
  return {
    title: 'The dashboard under traffic',
    says: [
      `${RATE} exchanges a second pass, ${SECONDS} s for each thing that may be open: the longest task of the page’s main thread by the clock and by the processor, how busy it is, its memory from beginning to end.`,
    ],
    tables: [table],
    figures: {},
  }
}

async function measured(browser: Browser, waybill: BenchedWaybill, open: (page: Page) => Promise<unknown>) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  let calls = 0
  page.on('request', (request) => {
    if (request.url().includes('/rpc/')) calls += 1
  })
  await page.goto(waybill.dashboard)
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const traffic = load(waybill, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS + SECONDS, perSecond: RATE })
  await page.waitForTimeout(1000)
  await open(page)
  await page.waitForTimeout(WARM_UP_SECONDS * 1000 - 1000)
  const heap = [await heapMb(page)]
  const callsFrom = calls
  const halves: Strain[] = []
  for (const _ of ['first', 'second']) {
    halves.push(await strainOf(page, () => page.waitForTimeout((SECONDS / 2 - 2) * 1000)))
    heap.push(await heapMb(page))
  }
  const asked = calls - callsFrom
  const { requests } = await traffic
  await context.close()
  const most = (of: (strain: Strain) => number) => Math.round(Math.max(...halves.map(of)))
  return {
    'longest task ms': most(({ longestMs }) => longestMs),
    'of the processor': most(({ longestCpuMs }) => longestCpuMs),
    'busy %': most(({ busyShare }) => busyShare * 100),
    'heap MB': heap.map((mb) => mb.toFixed(1)).join(' → '),
    'questions a second': (asked / (SECONDS - 4)).toFixed(1),
    exchanges: requests,
  }
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}
