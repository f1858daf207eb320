/**
 * Draws resources/icon.svg at every size that a package needs: `node scripts/write-icons.ts`, after a change of the drawing.
 * electron-builder would do it too, by a tool that it downloads first.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../test/support/chromium.ts'
import { icns, ico } from './package/icon-files.ts'

const resources = new URL('../resources/', import.meta.url)
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

const pictures = await draw(readFileSync(new URL('icon.svg', resources), 'utf8'))
const upTo = (least: number, most: number) => new Map([...pictures].filter(([size]) => size >= least && size <= most))
const write = (name: string, bytes: Buffer) => writeFileSync(new URL(name, resources), bytes)

mkdirSync(new URL('icons/', resources), { recursive: true })
for (const [size, png] of upTo(16, 512)) write(`icons/${size}x${size}.png`, png)
for (const png of upTo(512, 512).values()) write('icon.png', png)
write('icon.ico', ico(upTo(16, 256)))
write('icon.icns', icns(upTo(16, 1024)))

async function draw(svg: string): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('No Chromium here (Debian: apt install chromium, or set CHROMIUM).')
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  try {
    const page = await browser.newPage()
    const drawn = new Map<number, Buffer>()
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
      drawn.set(size, await page.screenshot({ omitBackground: true }))
    }
    return drawn
  } finally {
    await browser.close()
  }
}
