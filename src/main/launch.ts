import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chooseHost, headlessArguments, isOldNode, neverCameUp } from './launch/choose-host.ts'
import { fetchElectron, findElectron } from './launch/electron-binary.ts'

const root = join(import.meta.dirname, '../..')
const argv = process.argv.slice(2)

async function launch(): Promise<void> {
  if (isOldNode(process.versions.node)) {
    say(
      `Waybill needs Node 22.12 or later; this is ${process.versions.node}. "npm start" brings its own: run npm ci first.`,
    )
    process.exitCode = 1
    return
  }
  const binary = findElectron(process.env)
  switch (chooseHost({ platform: process.platform, env: process.env, electronInstalled: binary !== null, argv })) {
    case 'desktop':
      return runDesktop(binary)
    case 'fetch_electron':
      say('Fetching Electron for the desktop window. This happens once; --headless does without it.')
      if (await fetchElectron()) return runDesktop(findElectron(process.env))
      say('Electron could not be fetched, so there is no window. To try by hand: node node_modules/electron/install.js')
      return runHeadless()
    case 'headless':
      return runHeadless()
  }
}

/** In this process: the pid, the signals and the exit code are the engine's own. */
async function runHeadless(): Promise<void> {
  const command = join(root, 'out/main/cli.js')
  process.argv = [process.execPath, command, ...headlessArguments(argv)]
  await import(pathToFileURL(command).href)
}

function runDesktop(binary: string | null): Promise<void> {
  if (!binary) return runHeadless()
  // Editors that are Electron apps leave this in their terminals; it would make ours a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const startedAt = performance.now()
  const desktop = spawn(binary, [root, ...argv], { stdio: 'inherit', env })
  // Ctrl+C reaches the app by itself, and a second one would cut its graceful stop short: here it is only outlived.
  const outlive = () => {}
  const forward = () => desktop.kill('SIGTERM')
  process.on('SIGINT', outlive).on('SIGTERM', forward)
  return new Promise((resolve) => {
    const ended = (code: number | null, signal: NodeJS.Signals | null) => {
      process.off('SIGINT', outlive).off('SIGTERM', forward)
      if (!neverCameUp(code, signal, performance.now() - startedAt)) {
        process.exitCode = code ?? 1
        return resolve()
      }
      say('The desktop window could not start on this machine (see above). Going on without it.')
      resolve(runHeadless())
    }
    desktop.once('exit', ended)
    desktop.once('error', () => ended(1, null))
  })
}

/** On standard error: with --json, standard output belongs to the engine's one line. */
function say(message: string): void {
  process.stderr.write(`${message}\n`)
}

await launch()
