import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assetsDirectory, assetsWhenAsked, readAssets } from '../../../src/main/headless/assets.ts'
import { temporaryDirectory } from '../cli/waybill-command.ts'

function builtUi(): string {
  const directory = temporaryDirectory()
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html>')
  writeFileSync(join(directory, 'assets', 'main-4f2a.js'), 'export {}')
  writeFileSync(join(directory, 'assets', 'odd.bin'), 'x')
  return directory
}

describe('the dashboard’s files', () => {
  it('are the ones that were built, and no others', () => {
    const assets = readAssets(builtUi())
    expect([...assets.keys()].sort()).toEqual(['/', '/assets/main-4f2a.js', '/assets/odd.bin', '/index.html'])
  })

  it('are kept by the browser only where the name changes with the content', () => {
    const assets = readAssets(builtUi())
    expect(assets.get('/')?.cacheControl).toBe('no-store')
    expect(assets.get('/assets/main-4f2a.js')?.cacheControl).toContain('immutable')
  })

  it('say what they are, and an unknown one says nothing that a browser would run', () => {
    const assets = readAssets(builtUi())
    expect(assets.get('/')?.contentType).toMatch('text/html')
    expect(assets.get('/assets/main-4f2a.js')?.contentType).toMatch('text/javascript')
    expect(assets.get('/assets/odd.bin')?.contentType).toBe('application/octet-stream')
  })

  it('where they are not built, a page says how to build them', () => {
    const assets = readAssets(join(temporaryDirectory(), 'missing'))
    expect(assets.get('/')?.body.toString()).toContain('npm run build')
    expect([...assets.keys()]).toEqual(['/'])
  })
})

describe('the dashboard, opened', () => {
  it('while it is being built, is there once it is', () => {
    const directory = temporaryDirectory()
    const assets = assetsWhenAsked(directory)
    expect(assets().get('/')?.body.toString()).toContain('npm run build')
    writeFileSync(join(directory, 'index.html'), '<!doctype html>')
    expect(assets().get('/')?.body.toString()).toBe('<!doctype html>')
  })

  it.skipIf(process.platform === 'win32')('that is there and can’t be read says so, and is there once it can', () => {
    const directory = builtUi()
    const loop = join(directory, 'assets', 'loop.js')
    symlinkSync(loop, loop)
    const assets = assetsWhenAsked(directory)
    const page = assets().get('/')?.body.toString()
    expect(page).toContain('can’t be read (ELOOP)')
    expect(page).not.toContain('npm run build')
    rmSync(loop)
    expect(assets().get('/')?.body.toString()).toBe('<!doctype html>')
  })

  it.skipIf(process.platform === 'win32')(
    'whose folder can’t be looked into is not taken for one that is not built',
    () => {
      const loop = join(temporaryDirectory(), 'loop')
      symlinkSync(loop, loop)
      expect(assetsWhenAsked(loop)().get('/')?.body.toString()).toContain('can’t be read (ELOOP)')
    },
  )

  it('stays that of one build, whatever becomes of the files', () => {
    const directory = builtUi()
    const assets = assetsWhenAsked(directory)
    assets()
    rmSync(directory, { recursive: true })
    expect(assets().get('/assets/main-4f2a.js')?.body.toString()).toBe('export {}')
  })
})

describe('where they are looked for', () => {
  it.each(['src/main/headless', 'out/main', 'out/main/chunks'])(
    'from %s: in the package’s own out/renderer',
    (inside) => {
      const root = temporaryDirectory()
      mkdirSync(join(root, inside), { recursive: true })
      writeFileSync(join(root, 'package.json'), '{}')
      expect(assetsDirectory(join(root, inside))).toBe(join(root, 'out', 'renderer'))
    },
  )

  it('never above the package, where anyone could have laid them', () => {
    const shared = temporaryDirectory()
    mkdirSync(join(shared, 'out', 'renderer'), { recursive: true })
    writeFileSync(join(shared, 'out', 'renderer', 'index.html'), 'not ours')
    const root = join(shared, 'package')
    mkdirSync(join(root, 'src'), { recursive: true })
    writeFileSync(join(root, 'package.json'), '{}')
    expect(assetsDirectory(join(root, 'src'))).toBe(join(root, 'out', 'renderer'))
  })
})
