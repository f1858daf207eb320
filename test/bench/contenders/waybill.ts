import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Contender } from './contender.ts'
import { end, firstLine, launch, temporaryDirectory } from './processes.ts'

interface WaybillOptions {
  /** A data directory that is there already, and stays. */
  readonly home?: string
  /** With `gauge.ts` loaded into it, so that it can be asked about its event loop and its heap. */
  readonly isGauged?: boolean
}

export interface BenchedWaybill extends Contender {
  readonly home: string
  /** The `waybill` command. */
  run(args: readonly string[], input?: string): string
  /** With the token that lets a browser in. */
  readonly dashboard: string
  /** Only of one that is gauged: the longest pause of its event loop since this was last asked; its heap after a full collection. */
  gauge(what: 'pauseMs' | 'heapMb'): Promise<number>
  stop(): Promise<void>
}

const CLI = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
const GAUGE = fileURLToPath(new URL('gauge.ts', import.meta.url))
const START = ['start', '--headless', '--vault', 'memory', '--port', '0', '--control-port', '0', '--json']

/** Limits of every kind, so that each is counted; none is ever reached. */
const LIMITS = '--rpm 100000000 --tpm 100000000000 --concurrency 100000 --budget-day 900000 --budget-month 900000'
const TOKENS = '--tokens-day 100000000000 --tokens-month 100000000000'

/** The built command, headless, as a user starts it, until it listens. */
export async function startEngine({ home = temporaryDirectory(), isGauged = false }: WaybillOptions = {}) {
  const env = { ...process.env, WAYBILL_HOME: home }
  const gauge = isGauged ? ['--expose-gc', '--import', GAUGE] : []
  const stdio = isGauged ? (['ignore', 'pipe', 'ignore', 'ipc'] as const) : (['ignore', 'pipe', 'ignore'] as const)
  const child = launch(process.execPath, [...gauge, CLI, ...START], { env, stdio: [...stdio] })
  const { proxy, dashboard } = JSON.parse(await firstLine(child)) as { proxy: string; dashboard: string }
  return { child, home, env, proxy, dashboard }
}

/** Guard, client key, limits, metering, prices and recording are on. */
export async function startWaybill(upstream: string, options: WaybillOptions = {}): Promise<BenchedWaybill> {
  const { child, home, env, proxy, dashboard } = await startEngine(options)
  const run = (args: readonly string[], input = '') =>
    execFileSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' })
  run(['provider', 'add', 'openai', '--base-url', `${upstream}/v1`], 'sk-bench-0123456789abcdef\n')
  run(['provider', 'add', 'anthropic', '--base-url', upstream], 'sk-bench-0123456789abcdef\n')
  const created = run(['key', 'create', 'bench', '--json', ...LIMITS.split(' '), ...TOKENS.split(' ')])
  const { key } = JSON.parse(created) as { key: string }
  return {
    name: 'Waybill, everything on',
    url: proxy,
    format: 'chat_completions',
    headers: { authorization: `Bearer ${key}` },
    pid: child.pid ?? null,
    home,
    run,
    dashboard,
    async gauge(what) {
      const answer = once(child, 'message')
      child.send(what)
      const [figure] = await answer
      return figure as number
    },
    stop: () => end(child),
  }
}
