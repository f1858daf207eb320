/** `npm run docs:pictures`: every screen, light and dark, wide and narrow, over a made-up month, into docs/pictures. */
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { allScreens } from '../test/renderer/support/all-screens.ts'
import { arriveAt } from '../test/renderer/support/arrive.ts'
import { startLivedIn } from '../test/renderer/support/lived-in.ts'
import { chromiumFlags, chromiumPath } from '../test/support/chromium.ts'

const directory = new URL('../docs/pictures/', import.meta.url).pathname
const themes = ['light', 'dark'] as const
const widths = [1280, 800] as const

const executablePath = chromiumPath()
if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
rmSync(directory, { recursive: true, force: true })
mkdirSync(directory, { recursive: true })

// The ports that a reader will have, and a home that is the same each time.
const home = join(tmpdir(), 'you')
const waybill = await startLivedIn({ args: ['--port', '4466', '--control-port', '4467'], home })
const browser = await chromium.launch({ executablePath, args: chromiumFlags })
try {
  for (const theme of themes) for (const width of widths) await take(browser, theme, width)
} finally {
  await browser.close()
  await waybill.stop()
}

async function take(browser: Browser, colorScheme: (typeof themes)[number], width: number): Promise<void> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(waybill.dashboard)
  for (const { route, picture } of allScreens) {
    if (picture === undefined) continue
    await arriveAt(page, route)
    await page.waitForFunction(() => document.querySelector('.skeleton') === null)
    await page.screenshot({ path: `${directory}${picture}-${colorScheme}-${width}.png` })
    console.log(`docs/pictures/${picture}-${colorScheme}-${width}.png`)
  }
  await context.close()
}
