import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseHost, headlessArguments, isOldNode, neverCameUp } from '../../src/main/launch/choose-host.ts'

describe('where npm start runs the engine', () => {
  const linux = { platform: 'linux', env: { DISPLAY: ':0' }, electronInstalled: true, argv: [] } as const

  test.each([
    ['the desktop, with a display and Electron', linux, 'desktop'],
    ['the desktop, on Wayland', { ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'desktop'],
    ['the desktop, with options that it knows', { ...linux, argv: ['--demo', '--port', '0'] }, 'desktop'],
    ['the desktop, on macOS, which has no DISPLAY', { ...linux, platform: 'darwin', env: {} }, 'desktop'],
    ['the desktop, on Windows', { ...linux, platform: 'win32', env: {} }, 'desktop'],
    ['headless, without a display', { ...linux, env: {} }, 'headless'],
    ['headless, with an empty display', { ...linux, env: { DISPLAY: '' } }, 'headless'],
    ['headless, when asked', { ...linux, argv: ['--headless'] }, 'headless'],
    ['headless, for an option that only it has', { ...linux, argv: ['--control-port=0'] }, 'headless'],
    [
      'headless without Electron, where there is no display to fetch it for',
      { ...linux, env: {}, electronInstalled: false },
      'headless',
    ],
    ['wherever Electron’s binary leads, once it is fetched', { ...linux, electronInstalled: false }, 'fetch_electron'],
  ] as const)('%s', (_name, machine, host) => {
    expect(chooseHost(machine)).toBe(host)
  })

  test('says --headless once', () => {
    expect(headlessArguments(['--demo', '--headless'])).toEqual(['start', '--headless', '--demo'])
  })
})

describe('a desktop that ended', () => {
  test.each([
    ['never came up, when Chromium refused the machine', { code: null, signal: 'SIGTRAP', aliveMs: 300 }, true],
    ['never came up, when a library was missing', { code: 127, signal: null, aliveMs: 20 }, true],
    ['did its work, when it was quit', { code: 0, signal: null, aliveMs: 2000 }, false],
    ['was ended by the user', { code: null, signal: 'SIGINT', aliveMs: 2000 }, false],
    ['crashed after it had been up', { code: null, signal: 'SIGSEGV', aliveMs: 60_000 }, false],
  ] as const)('%s', (_name, { code, signal, aliveMs }, expected) => {
    expect(neverCameUp(code, signal, aliveMs)).toBe(expected)
  })
})

test.each([
  ['20.19.5', true],
  ['22.11.0', true],
  ['22.12.0', false],
  ['24.21.0', false],
])('Node %s too old: %s', (version, old) => {
  expect(isOldNode(version)).toBe(old)
})

describe.runIf(process.platform !== 'win32')('npm start, for real', () => {
  const root = resolve(import.meta.dirname, '../..')
  let directory: string
  let launched: ChildProcess | undefined

  beforeEach(() => {
    if (!existsSync(join(root, 'out/main/launch.js')))
      throw new Error('out/main/launch.js is missing: run npm run build first.')
    directory = mkdtempSync(join(tmpdir(), 'wb-launch-'))
  })
  afterEach(async () => {
    if (launched && launched.exitCode === null && launched.signalCode === null) {
      launched.kill('SIGKILL')
      await once(launched, 'exit')
    }
    rmSync(directory, { recursive: true, force: true })
  })

  function launch(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...surroundings } = process.env
    const child = spawn(process.execPath, [join(root, 'out/main/launch.js'), ...args], {
      env: { ...surroundings, WAYBILL_HOME: join(directory, 'home'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    launched = child
    return child
  }

  function electronThat(does: string): Readonly<Record<string, string>> {
    writeFileSync(join(directory, 'electron'), `#!/bin/sh\n${does}\n`)
    chmodSync(join(directory, 'electron'), 0o755)
    return { ELECTRON_OVERRIDE_DIST_PATH: directory, DISPLAY: ':99' }
  }

  /** The first line on standard output; what was said instead, where the engine ended without one. */
  async function firstLine(child: ReturnType<typeof launch>): Promise<{ line: string; said: string }> {
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const over = once(child, 'close').then(([code]) => Promise.reject(new Error(`ended (${code}): ${said}`)))
    const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), over])
    return { line, said }
  }

  const HEADLESS = ['--demo', '--port', '0', '--control-port', '0', '--vault', 'memory', '--json']

  test('leaves a command that npx can run, at every build and not only at the first', () => {
    accessSync(join(root, 'out/main/cli.js'), constants.X_OK)
  })

  test('runs the engine in its own process where there is no display, and stops with a signal', async () => {
    const child = launch(HEADLESS)
    const { proxy, pid } = JSON.parse((await firstLine(child)).line)
    expect(pid).toBe(child.pid)
    expect((await fetch(`${proxy}/v1/models`)).status).toBe(401)

    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })

  test('says what is wrong with an option that nobody knows, and how it is used', async () => {
    const child = launch(['--bogus'])
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })

    expect((await once(child, 'close'))[0]).toBe(2)
    expect(said).toMatch(/There is no option '--bogus'\.\nusage: waybill start /)
  })

  test('runs Electron on the built app, with the options given to it', async () => {
    const child = launch(['--demo'], {
      ...electronThat('echo "$@"; printenv ELECTRON_RUN_AS_NODE || echo a desktop'),
      ELECTRON_RUN_AS_NODE: '1',
    })
    const lines: string[] = []
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))

    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(lines).toEqual([`${root} --demo`, 'a desktop'])
  })

  test('goes on without a window where Electron can’t start', async () => {
    const child = launch(['--demo', '--port', '0', '--vault', 'memory'], electronThat('kill -TRAP $$'))
    const { said } = await firstLine(child)

    expect(said).toContain('Going on without it.')
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  test('says what it does while it fetches Electron, and goes on without it when that is refused', async () => {
    const child = launch(['--demo', '--port', '0', '--vault', 'memory'], {
      DISPLAY: ':99',
      // Nothing listens there: refused at once, as on a machine that is offline.
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      ELECTRON_OVERRIDE_DIST_PATH: join(directory, 'none'),
      electron_config_cache: directory,
    })
    const { said } = await firstLine(child)

    expect(said).toMatch(/Fetching Electron.*could not be fetched/s)
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
