import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const running = new Set<ChildProcess>()
const directories = new Set<string>()
const lasting = new Set<string>()

/** A process that ends with the part that started it, however that part ends. */
export function launch(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(command, args, { stdio: 'ignore', ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** A script of the benchmark's own, in a process of its own; it prints a line when it is ready. */
export function launchScript(path: string, args: readonly string[] = []): ChildProcess {
  return launch(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
}

export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`ended with ${code} before it was ready`)
  })
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), gone])
  return String(line)
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

/** Removed with the part that asked for it. */
export function temporaryDirectory(): string {
  return newDirectory(directories)
}

/** Removed at the end of the whole run. */
export function lastingDirectory(): string {
  return newDirectory(lasting)
}

function newDirectory(kept: Set<string>): string {
  const path = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  kept.add(path)
  return path
}

/** All that a part started and wrote. */
export async function clearUp(): Promise<void> {
  await Promise.all([...running].map(end))
  for (const path of directories) rmSync(path, { recursive: true, force: true })
  directories.clear()
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const path of [...directories, ...lasting]) rmSync(path, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

/** Until something answers at the address, whatever it answers. */
export async function answering(url: string, withinMs = 60_000): Promise<void> {
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    try {
      await (await fetch(url, { signal: AbortSignal.timeout(2000) })).arrayBuffer()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  throw new Error(`nothing answers at ${url}`)
}
