import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromiumPath } from './chromium.ts'
import { prometheusPath } from './prometheus.ts'
import { missingTools } from './real-tools.ts'

/** Something outside npm that suites of one kind need; their files say so by their ending. */
export interface Need {
  readonly ending: string
  readonly suites: string
  /** Whether `npm run test:all` must have it. */
  readonly required: boolean
  /** Why it is not there, or null. */
  missing(): string | null
  /** The command that runs the suites in the surroundings that they need. */
  readonly wrap?: (command: readonly string[]) => readonly string[]
}

const require = createRequire(import.meta.url)

export const needs: readonly Need[] = [
  {
    ending: '.browser.test.ts',
    suites: 'browser tests',
    required: true,
    missing: () =>
      chromiumPath() === null ? 'no Chromium here (Debian: apt install chromium, or set CHROMIUM)' : null,
  },
  {
    ending: '.keychain.test.ts',
    suites: 'keychain tests',
    required: true,
    missing() {
      if (process.platform !== 'linux') return 'they drive a Secret Service, which only Linux has'
      for (const command of ['dbus-run-session', 'gnome-keyring-daemon']) {
        if (!isOnPath(command)) return `no ${command} here (Debian: apt install dbus gnome-keyring)`
      }
      return canLoad('keytar')
        ? null
        : 'keytar can’t be loaded (Debian: apt install libsecret-1-dev, then npm ci again)'
    },
    // A session bus and an unlocked keyring of its own: nobody's real entries are touched.
    wrap: (command) => [
      'dbus-run-session',
      '--',
      'sh',
      '-c',
      'export XDG_DATA_HOME="$(mktemp -d)"; printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"',
      'sh',
      ...command,
    ],
  },
  {
    ending: '.prometheus.test.ts',
    suites: 'tests with a real Prometheus',
    required: true,
    missing: () =>
      prometheusPath('prometheus') === null || prometheusPath('promtool') === null
        ? 'no prometheus here (npm run test:all unpacks Debian’s package)'
        : null,
  },
  {
    ending: '.tools.test.ts',
    suites: 'tests with the real tools',
    // A gigabyte from npm: what can't fetch it still shows everything else.
    required: false,
    missing: missingTools,
  },
  {
    ending: '.electron.test.ts',
    suites: 'tests against Electron’s own binary',
    required: false,
    missing: () =>
      existsSync(new URL('../../node_modules/electron/dist/version', import.meta.url))
        ? null
        : 'it is not installed here (npx install-electron); the shell is tested on a double of its API instead',
  },
]

export function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((directory) => existsSync(`${directory}/${command}`))
}

/** In a process of its own: a broken native module must not take this one along. */
function canLoad(name: string): boolean {
  try {
    execFileSync(process.execPath, ['-e', `require(${JSON.stringify(require.resolve(name))})`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
