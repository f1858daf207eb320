import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ENTRY = join(import.meta.dirname, '../../../src/main/cli.ts')
const ATTACKER_SCRIPT = fileURLToPath(new URL('attacker.ts', import.meta.url))

/** Two users that nobody is: the one who runs Waybill, and another one of the same machine. */
export const VICTIM = 23_001
export const ATTACKER = 23_002

/** Only root can become others, and these have to be able to read the checkout. */
export function canBecomeOthers(): boolean {
  if (process.getuid?.() !== 0) return false
  const read = `require('node:fs').readFileSync(${JSON.stringify(ATTACKER_SCRIPT)})`
  return spawnSync(process.execPath, ['-e', read], { uid: ATTACKER, gid: ATTACKER, cwd: '/' }).status === 0
}

/** A place that everybody can enter and write to, as /tmp is; for nobody but these two is anything in it. */
export function sharedPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  chmodSync(place, 0o1777)
  return place
}

export function directoryOf(uid: number, path: string, mode = 0o700): string {
  mkdirSync(path, { mode })
  chmodSync(path, mode)
  chownSync(path, uid, uid)
  return path
}

function startAs(uid: number, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, {
    uid,
    gid: uid,
    cwd: '/',
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

async function ended(child: ChildProcess, input = ''): Promise<Ended> {
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin?.end(input)
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

export function waybillAs(uid: number, args: readonly string[], env: Readonly<Record<string, string>>, input?: string) {
  return ended(startAs(uid, [ENTRY, ...args], env), input)
}

/** An engine of the victim's, with a sealed vault. */
export async function startVictim(env: Readonly<Record<string, string>>) {
  const args = ['start', '--port', '0', '--control-port', '0', '--vault', 'sealed', '--json']
  const child = startAs(VICTIM, [ENTRY, ...args], env)
  if (!child.stdout) throw new Error('no standard output')
  const errors: string[] = []
  child.stderr?.on('data', (text) => errors.push(String(text)))
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => Promise.reject(new Error(`it did not start: ${errors.join('')}`))),
  ])
  const ready: { readonly proxy: string; readonly dashboard: string; readonly pid: number } = JSON.parse(line)
  return {
    ...ready,
    async stop() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** What became of each: the text that was read, or the code of the error. */
export async function attack(tries: readonly Try[]): Promise<string[]> {
  const { stdout, stderr } = await ended(startAs(ATTACKER, [ATTACKER_SCRIPT], {}), JSON.stringify(tries))
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

export interface Try {
  readonly how: 'list' | 'read' | 'write' | 'connect' | 'call'
  /** A path, or an address. */
  readonly on: string
}
