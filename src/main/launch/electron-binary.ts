import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FETCH_LIMIT_MS = 120_000

function packageDirectory(): string | null {
  try {
    // Its package.json, never the package itself: merely requiring that starts a download.
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** The same rules as electron's own index.js: path.txt names the executable, the environment may name another folder. */
export function findElectron(env: Readonly<Record<string, string | undefined>>): string | null {
  const directory = packageDirectory()
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  const pathFile = directory && join(directory, 'path.txt')
  const executable = pathFile && existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null
  const binary = override
    ? join(override, executable ?? 'electron')
    : directory && executable && join(directory, 'dist', executable)
  return binary && existsSync(binary) ? binary : null
}

/** Runs Electron's own installer, which checks what it fetched against the package's checksums. */
export function fetchElectron(): Promise<boolean> {
  const directory = packageDirectory()
  if (!directory) return Promise.resolve(false)
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(directory, 'install.js')], {
      stdio: 'ignore',
      timeout: FETCH_LIMIT_MS,
    })
    installer.once('error', () => resolve(false))
    installer.once('exit', (code) => resolve(code === 0))
  })
}
