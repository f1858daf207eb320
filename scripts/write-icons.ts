/**
 * `npm run icons`, after a change of a drawing: resources/icon.svg at every size that a package needs, and resources/tray/*.svg at
 * those of a tray. electron-builder would do the former too, by a tool that it downloads first.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../test/support/chromium.ts'
import { icns, ico } from './package/icon-files.ts'

const resources = new URL('../resources/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, resources), 'utf8')
const write = (name: string, bytes: Buffer) => writeFileSync(new URL(name, resources), bytes)

const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** What each system wants of a tray: Windows and macOS find @2x by its name; on Linux a panel takes one size and scales it. */
const TRAY = [
  { ending: '.png', size: 16, colours: '' },
  { ending: '@2x.png', size: 32, colours: '' },
  { ending: '-linux.png', size: 24, colours: '' },
  // A template: macOS takes the shape alone and gives it the colour of its menu bar.
  { ending: 'Template.png', size: 16, colours: '--page: #000; --state: #000;' },
  { ending: 'Template@2x.png', size: 32, colours: '--page: #000; --state: #000;' },
]

const executablePath = chromiumPath()
if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
const browser = await chromium.launch({ executablePath, args: chromiumFlags })
const page = await browser.newPage()
try {
  await writeApp()
  await writeTray()
} finally {
  await browser.close()
}

async function draw(svg: string, size: number, colours = ''): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  const box = `display: block; width: ${size}px; height: ${size}px; ${colours}`
  await page.setContent(`<style>body { margin: 0 } svg { ${box} }</style>${svg}`)
  return page.screenshot({ omitBackground: true })
}

async function writeApp(): Promise<void> {
  const drawing = read('icon.svg')
  const pictures = new Map<number, Buffer>()
  for (const size of APP_SIZES) pictures.set(size, await draw(drawing, size))
  const upTo = (least: number, most: number) => new Map([...pictures].filter(([size]) => size >= least && size <= most))
  mkdirSync(new URL('icons/', resources), { recursive: true })
  for (const [size, png] of upTo(16, 512)) write(`icons/${size}x${size}.png`, png)
  for (const png of upTo(512, 512).values()) write('icon.png', png)
  write('icon.ico', ico(upTo(16, 256)))
  write('icon.icns', icns(upTo(16, 1024)))
}

async function writeTray(): Promise<void> {
  for (const name of readdirSync(new URL('tray/', resources)).filter((file) => file.endsWith('.svg'))) {
    const drawing = read(`tray/${name}`)
    for (const { ending, size, colours } of TRAY) {
      write(`tray/${name.replace('.svg', ending)}`, await draw(drawing, size, colours))
    }
  }
}
