import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { needs } from './needs.ts'

const PACKAGES = [
  'chromium',
  'dbus',
  'gnome-keyring',
  'libsecret-1-dev',
  'pkg-config',
  'g++',
  'make',
  'python3',
  'iproute2',
]

/** Installs by apt what the suites still miss. Elsewhere than on Debian and Ubuntu it only says so. */
export function installSystemNeeds(): void {
  const absent = () => needs.some((need) => need.required && need.missing() !== null)
  if (!absent()) return
  if (!existsSync('/usr/bin/apt-get')) {
    console.log(`This system has no apt-get. Please install: ${PACKAGES.join(', ')}`)
    return
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  console.log(`Installing ${PACKAGES.join(', ')} …`)
  call([...sudo, 'apt-get', 'update', '-qq'])
  call([
    ...sudo,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...PACKAGES,
  ])
  // npm left keytar out if there was no libsecret when it ran; the lock file still names it.
  if (absent()) call(['npm', 'install', '--no-save', '--no-audit', '--no-fund'])
}

function call([command = '', ...args]: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) console.log(`${command} ${args.join(' ')} failed`)
}
