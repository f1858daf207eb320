import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CHILD = fileURLToPath(new URL('vault-child.ts', import.meta.url))
const SECRETS = fileURLToPath(new URL('../../../../src/main/engine/secrets/secrets.ts', import.meta.url))

export interface Answer {
  readonly ms: number
  readonly value?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly action: string }
}

export interface VaultProcess extends AsyncDisposable {
  ask(command: string, ...args: unknown[]): Promise<Answer>
  /** Resolves to the exit code, or to the signal that ended it. */
  readonly ended: Promise<number | string>
}

export interface VaultProcessOptions {
  /** Replaces the environment but for PATH; no bus and no display is inherited. */
  readonly environment?: Readonly<Record<string, string>>
  readonly secretsFile?: string
  /** What the child is started under, such as dbus-run-session and its arguments. */
  readonly under?: readonly string[]
}

export function startVaultProcess(options: VaultProcessOptions = {}): VaultProcess {
  const argv = [...(options.under ?? []), process.execPath, CHILD, options.secretsFile ?? SECRETS]
  const child = spawn(argv[0] as string, argv.slice(1), {
    env: { PATH: process.env.PATH, ...options.environment },
    stdio: ['pipe', 'pipe', process.env.VAULT_CHILD_STDERR ? 'inherit' : 'ignore'],
  })
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | string)
  const waiting = new Map<number, (answer: Answer) => void>()
  let count = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    // What daemons print into the same pipe is not for us.
    if (!line.startsWith('{"id":')) return
    const answer = JSON.parse(line)
    waiting.get(answer.id)?.(answer)
  })
  return {
    ended,
    ask(command, ...args) {
      const id = count++
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
      child.stdin.write(`${JSON.stringify({ id, do: command, args })}\n`)
      const died = ended.then((how) =>
        Promise.reject(new Error(`the vault's process ended (${how}) during ${command}`)),
      )
      return Promise.race([answered, died])
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}
