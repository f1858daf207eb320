import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { findEngine } from '../../src/main/headless/headless.ts'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import { type Trace, tracesIn } from './markers.ts'

export const cli = resolve(import.meta.dirname, '../../src/main/cli.ts')
/** As `npm run build` leaves it, and `npm test` does first: it is up in a third of the time. */
export const builtCli = resolve(import.meta.dirname, '../../out/main/cli.js')

/** A user's home in which a process of Waybill can leave traces: data directory, temporary directory and all. */
export interface Place {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  /** Where the data directory is. */
  readonly home: string
  /** What processes are started by, and the command: the source, unless the test says otherwise. */
  readonly command: readonly [string, ...string[]]
  remove(): void
}

/** Under a short path: the control socket has to fit into the data directory. */
export function makePlace(entry = cli, root = mkdtempSync(join(tmpdir(), 'wb-'))): Place {
  const at = (name: string) => {
    mkdirSync(join(root, name), { mode: 0o700 })
    return join(root, name)
  }
  const home = join(root, 'home')
  const env = {
    PATH: process.env.PATH,
    WAYBILL_HOME: home,
    // All that it would ever say, so that the search of its log proves something.
    WAYBILL_LOG: 'debug',
    HOME: at('user'),
    TMPDIR: at('tmp'),
    XDG_RUNTIME_DIR: at('run'),
  }
  const remove = () => rmSync(root, { recursive: true, force: true })
  return { root, env, home, command: [process.execPath, entry], remove }
}

export interface EngineProcess {
  readonly pid: number
  readonly proxy: string
  readonly port: number
  /** The control contract, by the local socket. */
  readonly client: ControlClient
  /** All that it printed, and every file in its place. */
  traces(): Trace[]
  /** What it was started with, as Linux shows it to every program of the same user; empty once it is gone. */
  startTraces(): Trace[]
  /** Sends the signal, and resolves to the exit code once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** `waybill start --headless` in a process of its own. */
export async function startProcess(
  place: Place,
  args: readonly string[] = ['--vault', 'memory'],
): Promise<EngineProcess> {
  const { child, output } = run(place, ['start', '--headless', '--port', '0', '--control-port', '0', ...args, '--json'])
  const { pid } = child
  if (!child.stdout || pid === undefined) throw new Error('not started')
  const gone = once(child, 'exit')
  const failed = gone.then(([code]) => Promise.reject(new Error(`ended (${code}): ${output().toString()}`)))
  failed.catch(() => {})
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])
  const { proxy } = JSON.parse(String(line)) as { proxy: string }
  const engine = await findEngine(place.home)
  if (!engine) throw new Error('its socket is not there')
  return {
    pid,
    proxy,
    port: Number(new URL(proxy).port),
    client: engine.client,
    traces: () => [
      ...(existsSync(place.root) ? tracesIn(place.root) : []),
      ...openFilesOf(pid),
      { name: 'its output', bytes: output() },
    ],
    startTraces: () => ['environ', 'cmdline'].flatMap((name) => tracesAt(`/proc/${pid}/${name}`)),
    async end(signal) {
      child.kill(signal)
      const [code] = await gone
      return code as number | null
    },
  }
}

/** The files that a process holds open, deleted ones too, where Linux tells. */
function openFilesOf(pid: number): Trace[] {
  const directory = `/proc/${pid}/fd`
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .map((descriptor) => join(directory, descriptor))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .flatMap(tracesAt)
}

/** Nothing where it has gone. */
function tracesAt(path: string): Trace[] {
  try {
    return [{ name: path, bytes: readFileSync(path) }]
  } catch {
    return []
  }
}

/** Any command; what it prints is kept. */
export function run(place: Place, args: readonly string[]): { child: ChildProcess; output: () => Buffer } {
  const [program, ...first] = place.command
  const child = spawn(program, [...first, ...args], { env: place.env, stdio: ['pipe', 'pipe', 'pipe'] })
  const printed: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk))
  return { child, output: () => Buffer.concat(printed) }
}
