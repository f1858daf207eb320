import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronFuses } from '../../electron-builder.config.ts'
import manifest from '../../package.json' with { type: 'json' }
import { softwareBill } from '../../scripts/package/software-bill.ts'
import { fromBuilder, type Packed, packApp } from './packed.ts'

// A stand-in for the program of another system would have to be a program of it.
const onLinux = process.platform === 'linux'
let packed: Packed

interface Fuses {
  readonly FuseV1Options: Readonly<Record<string, number>>
  getCurrentFuseWire(program: string): Promise<Readonly<Record<number, number>>>
}

beforeAll(async () => {
  if (onLinux) packed = await packApp()
})
afterAll(() => packed?.remove())

test.runIf(onLinux)('the package holds what the app runs with, and nothing else', () => {
  const packages = new Set(packed.archived.map((path) => /^node_modules\/([^/]+)/.exec(path)?.[1]).filter(Boolean))
  const rest = packed.archived.filter((path) => !path.startsWith('node_modules') && !path.startsWith('out'))

  expect([...packages].sort()).toEqual(['better-sqlite3', 'debug', 'follow-redirects', 'http-proxy', 'keytar', 'ms'])
  const pictures = /^resources(\/tray)?(\/[A-Za-z-]+(@2x)?\.png)?$/
  expect(rest.filter((path) => !pictures.test(path))).toEqual(['package.json'])
  expect(packed.archived).toEqual(expect.arrayContaining(['resources/icon.png', 'resources/tray/running.png']))
  expect(packed.archived.filter((path) => /\.(ts|map)$|launch\.js$/.test(path))).toEqual([])
})

test.runIf(onLinux)('native modules alone lie outside of the archive, for this system only', () => {
  expect([...packed.unpacked].sort()).toEqual([
    `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    'node_modules/keytar/build/Release/keytar.node',
  ])
})

test.runIf(onLinux)('the fuses are as they were asked for', async () => {
  const { getCurrentFuseWire, FuseV1Options } = fromBuilder<Fuses>('@electron/fuses')
  const wire = await getCurrentFuseWire(join(packed.directory, 'waybill-desktop'))

  const isOn = (name: string) => {
    const place = FuseV1Options[`${name[0]?.toUpperCase()}${name.slice(1)}`]
    return place !== undefined && wire[place] === '1'.charCodeAt(0)
  }
  const names = Object.keys(electronFuses)
  expect(Object.fromEntries(names.map((name) => [name, isOn(name)]))).toEqual(electronFuses)
})

test.runIf(onLinux)('its command runs, out of what was packed, without a display', () => {
  const home = { WAYBILL_HOME: join(packed.directory, 'home') }

  expect(packed.run(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  // Loads the engine whole, the database and the keychain's module with it.
  const settings = packed.run(['settings', 'get', 'port'], home)
  expect(settings).toMatchObject({ code: 0, stdout: expect.stringContaining('4466') })
  expect(packed.run(['status'], home)).toMatchObject({ code: 1, stdout: expect.stringContaining('not running') })
  expect(packed.run(['settings', 'nonsense'], home).code).toBe(2)
})

test.runIf(onLinux)('a package that nobody signed says so, and knows of no place to get updates from', () => {
  const asar = fromBuilder<{ extractFile(archive: string, path: string): Buffer }>('@electron/asar')
  const inside = JSON.parse(asar.extractFile(join(packed.directory, 'resources/app.asar'), 'package.json').toString())

  expect(inside).toMatchObject({
    name: 'waybill',
    version: manifest.version,
    main: 'out/main/desktop.js',
    waybill: null,
  })
  expect(() => statSync(join(packed.directory, 'resources/app-update.yml'))).toThrow('ENOENT')
  for (const name of ['sbom.cdx.json', 'third-party-notices.txt']) {
    expect(readFileSync(join(packed.directory, 'resources', name), 'utf8')).toBe('{}')
  }
})

test('the list of what is inside has what was bundled, what lies beside it and Electron, and no tool of ours', () => {
  const { metadata, components } = softwareBill()
  const names = components.map(({ name }) => name)

  expect(metadata.component).toMatchObject({ name: 'waybill', version: manifest.version })
  // Of the page, of the engine's bundle, of the shell's, and of what is not bundled.
  for (const name of ['react', 'kysely', 'electron-updater', 'better-sqlite3', 'electron'])
    expect(names).toContain(name)
  for (const tool of ['vite', 'vitest', 'electron-builder', 'typescript', 'playwright-core'])
    expect(names).not.toContain(tool)
})
