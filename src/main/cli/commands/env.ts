import { basename } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import { type Shell, shells, type ToolId, toolIds } from '../../../shared/contract/tool-ids.ts'
import { runningEngine } from '../control.ts'
import { notByEnvironment } from '../not-by-environment.ts'
import { printJson, printNote } from '../print.ts'
import type { Session } from '../session.ts'

export function addEnv(program: Command, session: Session): void {
  program
    .command('env')
    .description('print lines for your shell that point a tool here: eval "$(waybill env TOOL)"')
    .addArgument(new Argument('<tool>', 'which tool').choices(toolIds))
    .addOption(new Option('--shell <shell>', 'for which shell; else the one of $SHELL').choices(shells))
    .option('--json', 'print JSON')
    .action(async (tool: ToolId, { shell = ownShell(), json }: { shell?: Shell; json?: true }) => {
      const { client } = await runningEngine(session)
      const answer = await client.connect.env({ tool, shell })
      if (json) return printJson(answer)
      process.stdout.write(answer.lines)
      if (answer.lines !== '') return noteSteps(answer.steps)
      throw notByEnvironment(tool)
    })
}

function ownShell(): Shell {
  const name = basename(process.env.SHELL ?? '')
  return shells.find((shell) => shell === name) ?? (process.platform === 'win32' ? 'powershell' : 'bash')
}

/** For whoever looks at the lines; where a shell reads them, at each of its starts, nobody does. */
function noteSteps(steps: readonly string[]): void {
  if (process.stdout.isTTY !== true) return
  for (const step of steps) printNote(`# ${step}`)
}
