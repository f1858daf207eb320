import spawn from 'cross-spawn'
import { AppError } from '../../shared/errors.ts'

const FORWARDED = ['SIGTERM', 'SIGHUP'] as const

/**
 * Runs it in our place: its input and output are ours, its exit code becomes ours, and if a signal ends it, the same ends us.
 * cross-spawn, because on Windows most tools are .cmd files, which Node does not run by itself.
 */
export async function runChild(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, args, { stdio: 'inherit', env })
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  // At a terminal, Ctrl+C reaches the child by itself; a second one would cut its own ending short.
  const onInterrupt = isAtTerminal() ? () => {} : forward
  process.on('SIGINT', onInterrupt)
  for (const signal of FORWARDED) process.on(signal, forward)
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(
    (resolve, reject) => {
      child.once('error', (cause) => reject(cannotRun(command, cause)))
      child.once('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }))
    },
  ).finally(() => {
    process.off('SIGINT', onInterrupt)
    for (const name of FORWARDED) process.off(name, forward)
  })
  if (signal !== null) process.kill(process.pid, signal)
  process.exitCode = code ?? 1
}

function isAtTerminal(): boolean {
  return process.stdin.isTTY === true || process.stdout.isTTY === true || process.stderr.isTTY === true
}

function cannotRun(command: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return new AppError('not_found', {
    message: `${command} can’t be run (${code}).`,
    action: 'Check its name, and that it is on the PATH.',
    cause,
  })
}
