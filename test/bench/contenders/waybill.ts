import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** One of the proxies that are compared. */
export interface Contender {
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** CPU seconds that its processes have used so far, by the system's own accounting. */
  cpuSeconds(): number
  stop(): Promise<void>
}

const file = (name: string) => new URL(name, import.meta.url).pathname

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}

export async function startUpstream(): Promise<{ origin: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [file('upstream.ts')], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { origin: `http://127.0.0.1:${await firstLine(child)}`, stop: () => end(child) }
}

export async function startBareProxy(upstream: string): Promise<Contender> {
  const child = spawn(process.execPath, [file('bare-proxy.ts'), upstream], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = `http://127.0.0.1:${await firstLine(child)}`
  return { name: 'http-proxy, bare', url, headers: {}, cpuSeconds: () => cpuOf(child.pid), stop: () => end(child) }
}

interface WaybillOptions {
  /** A data directory that is there already, and stays. */
  readonly home?: string
  /** A module that the engine loads first. */
  readonly preload?: string
}

interface BenchedWaybill extends Contender {
  /** The `waybill` command. */
  run(args: readonly string[], input?: string): string
  /** With the token that lets a browser in. */
  readonly dashboard: string
  /** Since it was last asked; only with `loop-delay.ts` as the preload. */
  loopDelay(): Promise<{ readonly maxMs: number; readonly p99Ms: number }>
}

/** The built command, headless, as a user runs it: guard, key, limits, metering and recording are on. */
export async function startWaybill(upstream: string, options: WaybillOptions = {}): Promise<BenchedWaybill> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  const env = { ...process.env, WAYBILL_HOME: home }
  const cli = new URL('../../out/main/cli.js', import.meta.url).pathname
  const start = ['start', '--headless', '--vault', 'memory', '--port', '0', '--control-port', '0', '--json']
  const preload = options.preload === undefined ? [] : ['--import', options.preload]
  const stdio = ['ignore', 'pipe', 'ignore', ...(options.preload === undefined ? [] : (['ipc'] as const))] as const
  const child = spawn(process.execPath, [...preload, cli, ...start], { env, stdio: [...stdio] })
  const { proxy, dashboard } = JSON.parse(await firstLine(child)) as { proxy: string; dashboard: string }
  const waybill = (args: readonly string[], input = '') =>
    execFileSync(process.execPath, [cli, ...args], { env, input, encoding: 'utf8' })
  waybill(['provider', 'add', 'openai', '--base-url', `${upstream}/v1`], 'sk-bench-0123456789abcdef\n')
  const { key } = JSON.parse(waybill(['key', 'create', 'bench', '--json'])) as { key: string }
  return {
    name: 'Waybill, everything on',
    url: proxy,
    dashboard,
    run: waybill,
    headers: { authorization: `Bearer ${key}` },
    cpuSeconds: () => cpuOf(child.pid),
    async loopDelay() {
      const answer = once(child, 'message')
      child.send('delay?')
      const [delay] = await answer
      return delay as { maxMs: number; p99Ms: number }
    },
    async stop() {
      await end(child)
      if (options.home === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** null where nginx is not installed. */
export async function startNginx(upstream: string): Promise<Contender | null> {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
  } catch {
    return null
  }
  const home = mkdtempSync(join(tmpdir(), 'waybill-nginx-'))
  const port = await freePort()
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${home}/${kind};`)
  writeFileSync(
    join(home, 'nginx.conf'),
    `worker_processes 1; daemon off; pid ${home}/pid; error_log ${home}/error.log; events {}
     http { access_log off; keepalive_requests 1000000; ${paths.join(' ')}
       upstream up { server ${new URL(upstream).host}; keepalive 64; keepalive_requests 1000000; }
       server { listen 127.0.0.1:${port};
         location / { proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; } } }`,
  )
  const child = spawn('nginx', ['-c', join(home, 'nginx.conf'), '-p', home], { stdio: 'ignore' })
  await listening(port)
  return {
    name: 'nginx, one worker',
    url: `http://127.0.0.1:${port}`,
    headers: {},
    cpuSeconds: () => childrenOf(child.pid).reduce((sum, pid) => sum + cpuOf(pid), 0),
    async stop() {
      await end(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** utime + stime of /proc/PID/stat, in clock ticks of a hundredth of a second. */
function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function childrenOf(parent: number | undefined): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      return (
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1] === String(parent)
      )
    } catch {
      return false
    }
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`nothing listens on ${port}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
