export type Host = 'headless' | 'desktop' | 'fetch_electron'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly electronInstalled: boolean
  readonly argv: readonly string[]
}

/** What only the headless engine has; asking for one of these is asking for it. */
const HEADLESS_ONLY = ['--headless', '--json', '--control-port', '--passphrase-file', '--help', '-h']

/** Where `npm start` runs the engine: in the desktop app, or here, or in the app once its binary has been fetched. */
export function chooseHost({ platform, env, electronInstalled, argv }: Machine): Host {
  if (argv.some((argument) => HEADLESS_ONLY.includes(argument.split('=', 1)[0] ?? ''))) return 'headless'
  if (!hasDisplay(platform, env)) return 'headless'
  return electronInstalled ? 'desktop' : 'fetch_electron'
}

function hasDisplay(platform: NodeJS.Platform, env: Machine['env']): boolean {
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Every `waybill start` knows --headless, so it is said once, whoever decided on it. */
export function headlessArguments(argv: readonly string[]): readonly string[] {
  return ['start', '--headless', ...argv.filter((argument) => argument !== '--headless')]
}

const TOO_EARLY_MS = 10_000
const ASKED_TO_END: readonly (NodeJS.Signals | null)[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL']

/**
 * Our own shell never ends with an error within seconds: this is Chromium refusing this machine (no user namespaces for its
 * sandbox, as on Ubuntu 24.04; root; a missing library; a display that is not there). Turning the sandbox off is no answer.
 */
export function neverCameUp(code: number | null, signal: NodeJS.Signals | null, aliveMs: number): boolean {
  return aliveMs < TOO_EARLY_MS && code !== 0 && !ASKED_TO_END.includes(signal)
}

/** The floor of better-sqlite3 13: below it, the process would crash without a word. */
export function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 22 || (major === 22 && minor < 12)
}
