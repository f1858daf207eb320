import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { z } from 'zod'

const started = z.object({ proxy: z.string(), dashboard: z.string(), pid: z.number() })

export interface Waybill extends z.infer<typeof started> {
  readonly home: string
  /** Runs the command beside it, as its user would at a terminal; resolves with what it prints. */
  command(args: readonly string[], input?: string): Promise<string>
  /** Ends the engine as its own user would, and waits for it. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** With the introduction, as at anybody's first start; else it is as if that had been skipped. */
  readonly welcome?: true
  /** A data directory to come back to; else a fresh one, removed at the end. */
  readonly home?: string
}

/** The real command, as a user starts it: headless, on ports of its own, with a data directory of its own. */
export async function startWaybill({ args = [], env = {}, home, welcome }: StartOptions = {}): Promise<Waybill> {
  const directory = home ?? freshHome()
  const ports = args.includes('--control-port') ? ['--port', '0'] : ['--port', '0', '--control-port', '0']
  const child = spawn(process.execPath, ['out/main/cli.js', 'start', '--headless', '--json', ...ports, ...args], {
    // A home of its own as well: no suite looks into the settings of the tools of whoever runs it.
    env: { ...process.env, HOME: directory, ...env, WAYBILL_HOME: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const own = started.parse(JSON.parse(await firstLine(child)))
  if (welcome === undefined && !args.includes('--demo')) await skipWelcome(own.dashboard)
  return {
    ...own,
    home: directory,
    async command(args, input = '') {
      const running = promisify(execFile)(process.execPath, ['out/main/cli.js', ...args], {
        env: { ...process.env, HOME: directory, ...env, WAYBILL_HOME: directory },
      })
      running.child.stdin?.end(input)
      return (await running).stdout
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
      if (home === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The engine's setting, set as the page itself would: a command would be a process more for each suite. */
async function skipWelcome(dashboard: string): Promise<void> {
  const { origin, hash } = new URL(dashboard)
  const answer = await fetch(`${origin}/rpc/settings/set`, {
    method: 'POST',
    headers: { 'x-waybill-token': hash.slice('#token='.length), 'content-type': 'application/json' },
    body: JSON.stringify({ json: { name: 'welcomed', value: true } }),
  })
  if (!answer.ok) throw new Error(`The introduction could not be skipped: ${answer.status}`)
}

export function freshHome(): string {
  return mkdtempSync(join(tmpdir(), 'waybill-ui-'))
}

async function firstLine(child: ChildProcess): Promise<string> {
  let said = ''
  child.stderr?.on('data', (data: Buffer) => {
    said += data
  })
  if (child.stdout === null) throw new Error('no standard output')
  const lines = createInterface(child.stdout)
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`waybill start ended with ${code}: ${said}`)
    }),
  ])
  return line
}
