/**
 * `npm run package`: the app, unpacked, in release/, for this machine. `npm run dist`: its installers. Ends with 1 and a
 * sentence where that can't be done here.
 */
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { build } from 'electron-builder'
import { builderConfig, ownBuild } from '../electron-builder.config.ts'
import { fetchElectron, findElectron } from '../src/main/launch/electron-binary.ts'
import { writeInside } from './package/write-inside.ts'

const installers = process.argv.includes('--installers')

if (findElectron(process.env) === null) {
  say('Fetching Electron, two minutes at most. This happens once.')
  if (!(await fetchElectron())) {
    say(
      'There is no package: Electron’s binary is not here and could not be fetched, and a package is made around it.\n' +
        'With a network that reaches github.com: node node_modules/electron/install.js, then npm run package.\n' +
        'Behind a mirror: set ELECTRON_MIRROR first (https://www.electronjs.org/docs/latest/tutorial/installation).',
    )
    process.exit(1)
  }
}

run('npx', ['electron-vite', 'build', '--logLevel', 'error'])
writeInside()

const binary = findElectron(process.env)
const config = builderConfig(process.env, process.platform)
try {
  await build({
    config:
      // What npm fetched, and checked, is not fetched again; for another architecture, it has to be.
      installers || binary === null ? config : { ...config, electronDist: electronDirectory(binary) },
    publish: 'never',
    ...(installers ? {} : { dir: true, [process.arch]: true }),
  })
} catch (thrown) {
  say(`The package could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
  process.exit(1)
}
if (ownBuild(process.env, process.platform) === null) {
  say('This package is not signed: it says so, and does not update itself (docs/packages.md).')
}
say('It is in release/.')

/** On a Mac, path.txt leads into the bundle, and electron-builder wants what the bundle lies in. */
function electronDirectory(executable: string): string {
  const bundle = executable.search(/[\\/]Electron\.app[\\/]/)
  return bundle === -1 ? dirname(executable) : executable.slice(0, bundle)
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(1)
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
