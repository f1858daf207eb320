import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import { describe, expect, test } from 'vitest'
import { builderConfig, ownBuild } from '../../electron-builder.config.ts'
import { findElectron } from '../../src/main/launch/electron-binary.ts'
import { fromBuilder } from './packed.ts'

const root = resolve(import.meta.dirname, '../..')
const at = (path: string) => resolve(root, path)
const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }).toString()
const updates = { WAYBILL_UPDATE_FEED: 'https://updates.test/latest', WAYBILL_UPDATE_PUBLIC_KEY: publicKey }
const certificate = { CSC_LINK: 'a certificate' }
const apple = { APPLE_API_KEY: 'key', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }
const signed = { ...updates, ...certificate, ...apple }
const platforms = ['linux', 'darwin', 'win32'] as const

describe.each(platforms)('the configuration for %s', (platform) => {
  test.each([
    ['signed', signed],
    ['unsigned', {}],
  ] as const)('is one that electron-builder takes, %s', async (_, env) => {
    const { validateConfiguration } = fromBuilder<{
      validateConfiguration(config: Configuration, log: { isEnabled: boolean }): Promise<void>
    }>('app-builder-lib/out/util/config/config')
    await validateConfiguration(builderConfig(env, platform), { isEnabled: false })
  })

  test('names files that are there', () => {
    const { mac, win, linux, beforePack, extraResources } = builderConfig({}, platform)
    const named = [mac?.icon, mac?.entitlements, mac?.entitlementsInherit, win?.icon, linux?.icon, beforePack]
    const resources = (extraResources as { from: string }[]).map(({ from }) => from)
    const inTheTree = resources.filter((path) => !path.startsWith('release/'))

    for (const path of [...named, ...inTheTree]) expect(existsSync(at(String(path))), String(path)).toBe(true)
    if (platform !== 'win32') expect(statSync(at(inTheTree[0] ?? '')).mode & 0o111).not.toBe(0)
  })
})

describe('a package updates itself', () => {
  test.each([
    ['on Linux, with a feed and its key', 'linux', updates, true],
    ['not without the key', 'linux', { WAYBILL_UPDATE_FEED: updates.WAYBILL_UPDATE_FEED }, false],
    ['not without a feed', 'linux', { WAYBILL_UPDATE_PUBLIC_KEY: publicKey }, false],
    ['on macOS, signed and notarised', 'darwin', signed, true],
    ['not on macOS without a certificate', 'darwin', { ...updates, ...apple }, false],
    ['not on macOS without notarisation', 'darwin', { ...updates, ...certificate }, false],
    ['on Windows, signed', 'win32', { ...updates, ...certificate }, true],
    ['not on Windows without a certificate', 'win32', updates, false],
  ] as const)('%s', (_, platform, env, does) => {
    expect(ownBuild(env, platform) !== null).toBe(does)
    expect(builderConfig(env, platform).publish !== null).toBe(does)
  })

  test('from https alone', () => {
    expect(() => ownBuild({ ...updates, WAYBILL_UPDATE_FEED: 'http://updates.test' }, 'linux')).toThrow('https')
  })

  test('and carries the key that its list has to be signed with', () => {
    const feed_key = publicKey.split('\n')[1]
    expect(builderConfig(signed, 'linux').extraMetadata).toMatchObject({ waybill: { feed_key } })
  })
})

test('macOS is asked for what V8 needs, and for nothing else', () => {
  const plist = fromBuilder<{ parse(text: string): Record<string, unknown> }>('plist')
  const text = readFileSync(at('resources/entitlements.mac.plist'), 'utf8')
  expect(plist.parse(text)).toEqual({ 'com.apple.security.cs.allow-jit': true })
  expect(builderConfig(signed, 'darwin').mac).toMatchObject({ hardenedRuntime: true, notarize: true })
})

test('every system finds an icon in its sizes', () => {
  const png = (bytes: Buffer) => ({ signature: bytes.toString('latin1', 1, 4), width: bytes.readUInt32BE(16) })
  for (const name of readdirSync(at('resources/icons'))) {
    const size = Number(/^(\d+)x\1\.png$/.exec(name)?.[1])
    expect(png(readFileSync(at(`resources/icons/${name}`)))).toEqual({ signature: 'PNG', width: size })
  }

  const ico = readFileSync(at('resources/icon.ico'))
  const inIco = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index
    const offset = ico.readUInt32LE(entry + 12)
    return png(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8))).width
  })
  expect(inIco).toEqual([16, 24, 32, 48, 64, 128, 256])

  const icns = readFileSync(at('resources/icon.icns'))
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const inIcns: Record<string, number> = {}
  for (let offset = 8; offset < icns.length; offset += icns.readUInt32BE(offset + 4)) {
    inIcns[icns.toString('latin1', offset, offset + 4)] = png(icns.subarray(offset + 8)).width
  }
  expect(inIcns).toMatchObject({ icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic14: 512 })
})

test.runIf(findElectron(process.env) === null)(
  'where Electron can’t be had, it is said that there is no package, and why',
  () => {
    const env = { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:9/' }
    const { status, stderr } = spawnSync(process.execPath, ['scripts/package.ts'], { cwd: root, env, encoding: 'utf8' })

    expect(status).toBe(1)
    expect(stderr).toContain('There is no package: Electron’s binary is not here and could not be fetched')
  },
)
