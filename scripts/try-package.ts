/**
 * `node scripts/try-package.ts`: runs the `waybill` of the unpacked app in release/, as a terminal does, and tells how long it
 * took. What a test on the double can't show: that Electron's own program works as the command, and loads its native modules.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RESOURCES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['linux-unpacked/resources'],
  win32: ['win-unpacked/resources'],
  darwin: [`mac-${process.arch}/Waybill.app/Contents/Resources`, 'mac/Waybill.app/Contents/Resources'],
}
const resources = RESOURCES[process.platform]?.map((path) => join('release', path)).find((path) => existsSync(path))
if (resources === undefined) fail(`There is no unpacked app in release/ (${readdirSync('release').join(', ')}).`)
const command = join(resources, 'bin', process.platform === 'win32' ? 'waybill.cmd' : 'waybill')
const home = mkdtempSync(join(tmpdir(), 'waybill-try-'))
const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))

// With no display, as over ssh. Each: arguments, exit code, what standard output has to be.
const tries: readonly (readonly [args: readonly string[], code: number, stdout: RegExp])[] = [
  [['--version'], 0, new RegExp(`^${version.replaceAll('.', '\\.')}\\r?\\n$`)],
  // Opens the database: better-sqlite3, out of what lies beside the archive.
  [['settings', 'get', 'port'], 0, /4466/],
  [['status'], 1, /not running/],
  [['sttaus'], 2, /^$/],
]
try {
  for (const [args, code, stdout] of tries) {
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
    const startedAt = performance.now()
    const ended = spawnSync(command, args, {
      env: { ...env, WAYBILL_HOME: home },
      encoding: 'utf8',
      shell: process.platform === 'win32',
      timeout: 60_000,
    })
    const ms = Math.round(performance.now() - startedAt)
    process.stderr.write(`waybill ${args.join(' ')}: ${ended.status}, ${ms} ms\n`)
    if (ended.status !== code || !stdout.test(ended.stdout)) {
      fail(`Not what was expected (${code}, ${stdout}):\n${ended.stdout}\n${ended.stderr}`)
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
