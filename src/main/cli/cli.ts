import { dataDirectory } from '../data-directory.ts'
import { endNow } from './end-now.ts'
import { ownProgram } from './own-command.ts'
import { createProgram } from './program.ts'
import { exitCodeFor } from './report-error.ts'
import type { Session } from './session.ts'

/** How long something may hold the process once its work is done (a keychain that hangs, say). */
const LINGER_MS = 500

/** Runs one command, which `program` has started. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runCommand(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  program: readonly string[] = ownProgram(),
): Promise<void> {
  const session = { ...openSession(environment, homeIn(argv)), program }
  // Whoever read our output has seen enough (`| head`): no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => void endNow(error.code === 'EPIPE' ? 0 : 1))
  // What went wrong is told by the exit code all the same, where nobody reads the words.
  process.stderr.on('error', () => {})
  try {
    await createProgram(session).parseAsync([...argv], { from: 'user' })
  } catch (thrown) {
    process.exitCode = exitCodeFor(thrown)
  }
  setTimeout(() => void endNow(Number(process.exitCode ?? 0)), LINGER_MS).unref()
}

/** The passphrase leaves the environment at once: no child that we start may inherit it. */
function openSession(environment: NodeJS.ProcessEnv, given: string | undefined): Omit<Session, 'program'> {
  const passphrase = environment.WAYBILL_PASSPHRASE
  delete environment.WAYBILL_PASSPHRASE
  const home = given ?? environment.WAYBILL_HOME
  return {
    dataDirectory: dataDirectory(home),
    isDefaultDirectory: !home,
    ...(passphrase ? { passphrase } : {}),
  }
}

/** Of `waybill --home DIR …`, before anything is parsed: commands are made with the session. It stands before all else, or is refused. */
function homeIn([first = '', second]: readonly string[]): string | undefined {
  return first.startsWith('--home=') ? first.slice('--home='.length) : first === '--home' ? second : undefined
}
