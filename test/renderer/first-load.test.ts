import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readAssets } from '../../src/main/headless/assets.ts'
import { answer, readBundle } from '../../src/main/shell/bundle.ts'

const built = resolve(import.meta.dirname, '../../out/renderer')
const text = (path: string) => readFileSync(join(built, path), 'utf8')

/** What a file of the bundle cannot run without: its static imports. */
const staticImports = /(?:^|[;}\s])import\s*(?:[\w$*{},\s]*?from\s*)?["']\.\/([^"']+\.js)["']/g
/** What it fetches only when asked for. */
const lateImports = /import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g

function found(pattern: RegExp, source: string): string[] {
  return [...source.matchAll(pattern)].map(([, name]) => `assets/${name}`)
}

/** These files and all that they cannot run without. */
function withImports(files: readonly string[]): Set<string> {
  const all = new Set<string>()
  const add = (file: string) => {
    if (all.has(file)) return
    all.add(file)
    if (file.endsWith('.js')) for (const next of found(staticImports, text(file))) add(next)
  }
  for (const file of files) add(file)
  return all
}

/** `index.html` and what it names, with what that cannot run without. */
function firstFiles(): Set<string> {
  const named = [...text('index.html').matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path ?? '')
  return withImports(['index.html', ...named])
}

function late(files: Iterable<string>, name: RegExp): string[] {
  const asked = [...files].filter((file) => file.endsWith('.js')).flatMap((file) => found(lateImports, text(file)))
  return asked.filter((file) => name.test(file))
}

function kilobytes(files: Iterable<string>): number {
  let sum = 0
  for (const file of files) sum += gzipSync(readFileSync(join(built, file)), { level: 9 }).length
  return sum / 1000
}

test('what every screen starts from is small: under 250 kB gzip', () => {
  const first = firstFiles()
  expect(first.size).toBeGreaterThan(3)
  expect(kilobytes(first)).toBeLessThan(250)
})

test('the first screen with all that it shows, its chart included, is under 350 kB gzip', () => {
  const first = firstFiles()
  const overview = late(first, /\/overview-/)
  const chart = late(withImports(overview), /\/days-chart-/)
  expect([overview.length, chart.length]).toEqual([1, 1])
  expect(kilobytes(withImports([...first, ...overview, ...chart]))).toBeLessThan(350)
})

test('window and browser are given the same files', async () => {
  const headless = readAssets(built)
  const bundle = await readBundle(built)
  expect([...bundle.keys()].sort()).toEqual([...headless.keys()].filter((path) => path !== '/').sort())
  for (const [path, { body }] of headless) {
    const inWindow = await answer(bundle, 'GET', `app://bundle${path}`).arrayBuffer()
    expect(Buffer.from(inWindow).equals(body), path).toBe(true)
  }
})
