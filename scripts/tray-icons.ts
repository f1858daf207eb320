/** Makes the pictures of the tray out of one SVG for each state: `npm run icons:tray`, after a change of one. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../test/support/chromium.ts'

const directory = join(import.meta.dirname, '../resources/tray')

/** What each system wants: Windows and macOS find @2x by its name; on Linux a panel takes one size and scales it. */
const pictures = [
  { ending: '.png', size: 16, colours: '' },
  { ending: '@2x.png', size: 32, colours: '' },
  { ending: '-linux.png', size: 24, colours: '' },
  // A template: macOS takes the shape alone and gives it the colour of its menu bar.
  { ending: 'Template.png', size: 16, colours: '--page: #000; --state: #000;' },
  { ending: 'Template@2x.png', size: 32, colours: '--page: #000; --state: #000;' },
]

const executablePath = chromiumPath()
if (executablePath === null) throw new Error('no Chromium here (Debian: apt install chromium, or set CHROMIUM)')
const browser = await chromium.launch({ executablePath, args: chromiumFlags })
const page = await browser.newPage()
for (const name of await readdir(directory)) {
  if (!name.endsWith('.svg')) continue
  const svg = await readFile(join(directory, name), 'utf8')
  for (const { ending, size, colours } of pictures) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>* { margin: 0 } svg { display: block; width: ${size}px; ${colours} }</style>${svg}`)
    await writeFile(join(directory, name.replace('.svg', ending)), await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
