import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findEngine } from '../../src/main/headless/headless.ts'
import type { ControlClient } from '../../src/shared/contract/contract.ts'
import type { Inside } from './inside.ts'

/** The engine that is soaked, in a process of its own, and the providers in another. */
export interface Subject {
  readonly proxy: string
  readonly client: ControlClient
  /** Where the providers are. */
  readonly origin: string
  /** Where figures are posted to. */
  readonly collector: string
  readonly controlPort: number
  readonly database: string
  /** What the engine's process holds once its garbage is collected; with a path, its heap is written there too. */
  look(snapshot?: string): Promise<Inside>
  stop(): Promise<void>
}

const here = (name: string) => join(import.meta.dirname, name)

/**
 * `cli` is the file that is run: the built command, as a user has it, or its source. In process groups of their own: Ctrl+C is
 * for the soak, which then comes to its end.
 */
export async function startSubject(cli: string): Promise<Subject> {
  const home = mkdtempSync(join(tmpdir(), 'waybill-soak-'))
  const upstream = spawn(process.execPath, [here('upstream.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  })
  const { origin, collector } = JSON.parse(await firstLine(upstream))
  const start = ['start', '--headless', '--vault', 'memory', '--port', '0', '--control-port', '0', '--json']
  const engine = spawn(process.execPath, ['--import', here('preload.ts'), cli, ...start], {
    env: { ...process.env, WAYBILL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  })
  const kill = () => [engine, upstream].forEach((child) => void child.kill('SIGKILL'))
  process.once('exit', kill)
  const { proxy, dashboard } = JSON.parse(await firstLine(engine))
  const found = await findEngine(home)
  if (found === null) throw new Error('the engine is not where it should be')
  return {
    proxy,
    client: found.client,
    origin,
    collector,
    controlPort: Number(new URL(dashboard).port),
    database: join(home, 'waybill.db'),
    async look(snapshot = 'look') {
      const answer = once(engine, 'message')
      engine.send(snapshot)
      return (await answer)[0] as Inside
    },
    async stop() {
      await end(engine)
      await end(upstream)
      process.off('exit', kill)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`it ended with ${code} instead of starting`)),
  )
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  return String(line)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
