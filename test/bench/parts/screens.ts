/**
 * Every view of the dashboard over ten million exchanges (ROWS), in a real browser: from the click to its figures painted.
 * ONLY=Usage: those whose name has it.
 */
import { chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'
import { startWaybill } from '../contenders/waybill.ts'
import { greatLedger, ROWS } from '../ledgers/ledgers.ts'
import { pace } from '../pace.ts'
import type { Section, Table } from '../report/section.ts'
import { at, median } from '../report/statistics.ts'
import { startUpstream } from '../upstream/run-upstream.ts'

const ROUNDS = pace.isQuick ? 2 : 3
/** Quickly, one of each kind, and those that have the most to count. */
const QUICK = [
  'Overview',
  'Usage range=90d&by=model',
  'Usage range=90d&by=none',
  'Usage range=12m&by=project',
  'Live ',
  'Client keys',
]
const key = '01997a3c-7d10-7000-8000-000000000003'
const day = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10)
const ranges = ['today', '7d', '30d', '90d', '12m']
const groupings = ['model', 'provider', 'key', 'project', 'tool', 'none']
const metrics = ['cost', 'requests', 'errors', 'tokens_in', 'latency_p90', 'first_chunk']
const usage = (search: string) => [`Usage ${search}`, `/usage?${search}`] as const
const live = (search: string) => [`Live ${search}`, `/live?${search}`] as const
/** By name: the address. */
const views: Readonly<Record<string, string>> = {
  Overview: '/',
  'Overview 30d': '/?range=30d',
  ...Object.fromEntries([
    ...ranges.flatMap((range) => groupings.map((by) => usage(`range=${range}&by=${by}`))),
    ...metrics.map((metric) => usage(`range=12m&metric=${metric}`)),
    usage('range=7d&step=hour'),
    usage('range=12m&step=day&by=project&metric=latency_p90'),
    usage('range=12m&view=table&step=day'),
    usage(`from=${day}&to=${day}`),
    ...['', 'outcome=error', 'outcome=running', 'outcome=unpriced', 'provider=ollama', `key=${key}`].map(live),
    ...['project=project-3-1', 'project=', 'tool=aider', 'tool=none-such', 'model=mistral'].map(live),
    ...['model=%3Dmistral-large', `from=${day}&to=${day}`, `tool=aider&outcome=error&to=${day}`].map(live),
  ]),
  Providers: '/providers',
  'Client keys': '/client-keys',
  Connect: '/connect',
  ...Object.fromEntries(
    ['inventory', 'retention', 'rights', 'outbound', 'scan', 'proof', 'events'].map((section) => [
      `Privacy ${section}`,
      `/privacy?section=${section}`,
    ]),
  ),
  Settings: '/settings',
}

export async function screens(): Promise<Section> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
  const home = await greatLedger()
  const upstream = await startUpstream()
  const waybill = await startWaybill(upstream.origin, { home })
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(waybill.dashboard)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const only = process.env.ONLY
    const table: Record<string, Table[string]> = {}
    for (const [name, address] of Object.entries(views)) {
      if (only === undefined ? pace.isQuick && !QUICK.includes(name) : !name.includes(only)) continue
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        // From a screen that asks for little, with nothing of this view in the page's memory.
        await goTo(page, name === 'Connect' ? '/providers' : '/connect')
        await page.reload()
        await settled(page)
        times.push(await timeTo(page, address))
      }
      table[name] = { 'best ms': Math.round(at(times, 0)), 'median ms': Math.round(median(times)) }
    }
    return {
      title: 'The dashboard over ten million exchanges',
      says: [
        `From the click to the painted figures of each view, in Chromium, over ${ROWS.toLocaleString('en-US')} exchanges; ${ROUNDS} times each, the page loaded anew before.`,
      ],
      tables: [table],
      figures: {},
    }
  } finally {
    await browser.close()
  }
}

async function goTo(on: Page, route: string): Promise<void> {
  await on.evaluate((hash) => {
    location.hash = hash
  }, `#${route}`)
}

/** Until nothing is a skeleton any more, and what replaced it was painted. */
function settled(on: Page): Promise<void> {
  return on.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = () => {
          const isReady = document.querySelector('h1') !== null && document.querySelector('.skeleton') === null
          requestAnimationFrame(() => (isReady ? requestAnimationFrame(() => resolve()) : look()))
        }
        look()
      }),
  )
}

/** Milliseconds from the change of address to the paint of the last figure; answers of before are forgotten. */
function timeTo(on: Page, route: string): Promise<number> {
  return on.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        performance.clearResourceTimings()
        const from = performance.now()
        const last = { answers: 0, changes: 0, at: from }
        let changes = 0
        const observer = new MutationObserver(() => {
          changes += 1
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        location.hash = hash
        // Skeletons come after a moment: that none is there yet says nothing before a question was answered.
        const look = () => {
          const answers = performance.getEntriesByType('resource').filter(({ startTime }) => startTime >= from).length
          const isReady = document.querySelector('.skeleton') === null && answers > 0
          if (answers !== last.answers || changes !== last.changes || !isReady) {
            last.answers = answers
            last.changes = changes
            last.at = performance.now()
          }
          // An answer is there before what it tells is drawn. Quiet for a fifth of a second: the moment at which it became so counts.
          if (isReady && performance.now() - last.at > 200) resolve(last.at - from)
          else if (performance.now() - from > 20_000) resolve(Number.POSITIVE_INFINITY)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    `#${route}`,
  )
}
