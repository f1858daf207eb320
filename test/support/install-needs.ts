import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { needs } from './needs.ts'
import { PROMETHEUS_HOME, prometheusPath } from './prometheus.ts'
import { missingTools, TOOLS_HOME } from './real-tools.ts'

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
  'python3-configargparse',
  'python3-yaml',
]

/** Installs by apt what the suites still miss. Elsewhere than on Debian and Ubuntu it only says so. */
export function installSystemNeeds(): void {
  installTools()
  const absent = () => needs.some((need) => need.required && need.missing() !== null)
  if (!absent() && missingTools() === null) return
  if (!existsSync('/usr/bin/apt-get')) {
    console.log(`This system has no apt-get. Please install: ${PACKAGES.join(', ')}`)
    return
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  console.log(`Installing ${PACKAGES.join(', ')}; prometheus without its service …`)
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
  if (prometheusPath('promtool') === null) unpackPrometheus()
  // npm left keytar out if there was no libsecret when it ran; the lock file still names it.
  if (absent()) call(['npm', 'install', '--no-save', '--no-audit', '--no-fund'])
}

/** Their own install scripts are not run: they would only put another starter in place. */
function installTools(): void {
  if (missingTools() === null) return
  console.log('Installing the tools that Waybill connects, into test/tools …')
  call(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], TOOLS_HOME)
}

/** Debian's package, unpacked and not installed: it would start a service, on a port that may be somebody's. */
function unpackPrometheus(): void {
  mkdirSync(PROMETHEUS_HOME, { recursive: true })
  // As root apt would change to a user that can't write here, and warn of it.
  call(['apt-get', 'download', '-qq', '-o', 'APT::Sandbox::User=root', 'prometheus'], PROMETHEUS_HOME)
  const archive = readdirSync(PROMETHEUS_HOME).find((name) => name.endsWith('.deb'))
  if (archive !== undefined) call(['dpkg', '-x', archive, '.'], PROMETHEUS_HOME)
}

function call([command = '', ...args]: readonly string[], cwd?: string): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...(cwd ? { cwd } : {}) })
  if (status !== 0) console.log(`${command} ${args.join(' ')} failed`)
}
