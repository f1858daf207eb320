import type { Command } from 'commander'
import { runningEngine } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

export function addStop(program: Command, session: Session): void {
  program
    .command('stop')
    .description('stop the engine, and wait until it has')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const engine = await runningEngine(session)
      const { pid } = await engine.client.system.status()
      const gone = engine.gone()
      await engine.client.system.stop()
      await gone
      await processEnded(pid)
      if (json) printJson({ state: 'stopped', pid })
      else printLine(`Waybill has stopped (process ${pid}).`)
    })
}

const EXIT_LIMIT_MS = 2000

/**
 * The socket goes last, and the process moments later. Nothing tells of the end of a process that is not our child, so this
 * looks; not for ever, since the host may go on without its engine, and a process that nobody reaps still answers.
 */
async function processEnded(pid: number): Promise<void> {
  const deadline = performance.now() + EXIT_LIMIT_MS
  while (isAlive(pid) && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
