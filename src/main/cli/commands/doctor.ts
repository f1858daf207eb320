import type { Command } from 'commander'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

const MARKS = { ok: 'ok  ', warning: 'warn', failed: 'FAIL' } as const

export function addDoctor(program: Command, session: Session): void {
  program
    .command('doctor')
    .description('check what Waybill needs; exit code 1 when something failed')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const checks = await withControl(session, ({ client }) => client.system.doctor())
      if (checks.some((check) => check.state === 'failed')) process.exitCode = 1
      if (json) return printJson(checks)
      for (const { name, state, message, action } of checks) {
        printLine(`${MARKS[state]}  ${name}: ${message}`)
        if (action !== null) printLine(`      ${action}`)
      }
    })
}
