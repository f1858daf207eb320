import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, vi } from 'vitest'

// Every test here starts whole processes, on a machine that may be doing the same in other suites.
vi.setConfig({ testTimeout: 180_000 })

const ENTRY = join(import.meta.dirname, '../../../src/main/cli.ts')

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly home?: string
  readonly input?: string
  /** Never end standard input, as some programs that start commands do. */
  readonly openInput?: boolean
  readonly env?: Readonly<Record<string, string>>
}

const children = new Set<ChildProcess>()
const directories = new Set<string>()

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  children.clear()
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
  directories.clear()
})

/** A directory for one test; gone after it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  directories.add(directory)
  return directory
}

/** Where a data directory may be made. */
export function newHome(): string {
  return join(temporaryDirectory(), 'home')
}

/** The real command, as its source; without the session's keychain, which belongs to whoever runs the tests. */
export function spawnWaybill(args: readonly string[], { home, input, openInput, env }: RunOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH: process.env.PATH, ...(home === undefined ? {} : { WAYBILL_HOME: home }), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.add(child)
  child.stdin?.on('error', () => {})
  if (!openInput) child.stdin?.end(input ?? '')
  return child
}

export async function finished(child: ChildProcess): Promise<Finished> {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

export function waybill(args: readonly string[], options?: RunOptions): Promise<Finished> {
  return finished(spawnWaybill(args, options))
}

/** For commands that must succeed; what they printed, as JSON. */
export async function waybillJson<T>(args: readonly string[], options?: RunOptions): Promise<T> {
  const { code, stdout, stderr } = await waybill([...args, '--json'], options)
  if (code !== 0) throw new Error(`waybill ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout)
}

export interface Started {
  readonly home: string
  readonly child: ChildProcess
  readonly ready: { readonly proxy: string; readonly dashboard: string; readonly vault: string; readonly pid: number }
  readonly controlPort: number
  readonly token: string
  /** Everything that it has written so far and will have written when it ends. */
  readonly done: Promise<Finished>
}

/** An engine on free ports, once it is ready. */
export async function startWaybill(
  options: RunOptions & { readonly home: string },
  args: readonly string[] = ['--vault', 'memory'],
): Promise<Started> {
  const child = spawnWaybill(['start', '--port', '0', '--control-port', '0', '--json', ...args], options)
  const done = finished(child)
  if (!child.stdout) throw new Error('no standard output')
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    done.then(({ stderr }) => Promise.reject(new Error(`it did not start: ${stderr}`))),
  ])
  const ready: Started['ready'] = JSON.parse(line)
  const { port, hash } = new URL(ready.dashboard)
  return { home: options.home, child, ready, controlPort: Number(port), token: hash.slice('#token='.length), done }
}
