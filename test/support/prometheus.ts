import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where `npm run test:all` unpacks Debian's package: installed, it would start a service on port 9090. */
export const PROMETHEUS_HOME = join(import.meta.dirname, '../../node_modules/.cache/prometheus')

/** `prometheus`, or `promtool` which comes with it; null where there is none. */
export function prometheusPath(name: 'prometheus' | 'promtool' = 'prometheus'): string | null {
  const directories = [join(PROMETHEUS_HOME, 'usr/bin'), ...(process.env.PATH ?? '').split(':')]
  return directories.map((directory) => `${directory}/${name}`).find((path) => existsSync(path)) ?? null
}

export interface Prometheus {
  /** The value of each series that a query finds, by its labels as JSON. */
  query(promql: string): Promise<{ readonly labels: Record<string, string>; readonly value: number }[]>
  /** What it says of its only target. */
  target(): Promise<{ readonly health: string; readonly lastError: string }>
  close(): Promise<void>
}

/** A real Prometheus with a directory and a port of its own, which scrapes one address each second; once it is ready. */
export async function startPrometheus(scrapes: { port: number; token: string }): Promise<Prometheus> {
  const directory = mkdtempSync(join(tmpdir(), 'waybill-prometheus-'))
  const config = join(directory, 'prometheus.yml')
  writeFileSync(join(directory, 'token'), scrapes.token, { mode: 0o600 })
  writeFileSync(config, configFor(scrapes.port, join(directory, 'token')))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const flags = [`--config.file=${config}`, `--storage.tsdb.path=${join(directory, 'data')}`]
  const listen = `--web.listen-address=127.0.0.1:${port}`
  const child = spawn(prometheusPath() ?? 'prometheus', [...flags, listen, '--log.level=error'], { stdio: 'ignore' })
  await ready(child, origin)
  const get = async (path: string) => (await (await fetch(origin + path)).json()) as { data: never }
  return {
    async query(promql) {
      const { data } = await get(`/api/v1/query?query=${encodeURIComponent(promql)}`)
      const { result } = data as { result: { metric: Record<string, string>; value: [number, string] }[] }
      return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
    },
    async target() {
      const { data } = await get('/api/v1/targets')
      const [target] = (data as { activeTargets: { health: string; lastError: string }[] }).activeTargets
      return target ?? { health: 'unknown', lastError: '' }
    },
    async close() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** As in the README. */
function configFor(port: number, tokenFile: string): string {
  return `global:
  scrape_interval: 1s
scrape_configs:
  - job_name: waybill
    authorization:
      credentials_file: ${tokenFile}
    static_configs:
      - targets: ['127.0.0.1:${port}']
`
}

/** Asks its own readiness until it says yes; each question takes as long as a connection does. */
async function ready(child: ChildProcess, origin: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}`)
    const answer = await fetch(`${origin}/-/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('prometheus was not ready within a minute')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
