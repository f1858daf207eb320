import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { type ToolId, toolIds } from '../../../shared/contract/tool-ids.ts'
import { runningEngine } from '../control.ts'
import { notByEnvironment } from '../not-by-environment.ts'
import type { Session } from '../session.ts'

/** The programs by which a tool is known. */
const PROGRAMS: Readonly<Record<string, ToolId>> = {
  claude: 'claude-code',
  codex: 'codex',
  gemini: 'gemini-cli',
  aider: 'aider',
  opencode: 'opencode',
  zed: 'zed',
  zeditor: 'zed',
}

export function addRun(program: Command, session: Session): void {
  const run = program.command('run')
  run
    .description('run a program with its environment pointed here; its exit code is ours')
    .addOption(new Option('--tool <tool>', 'what it is, where its name does not say').choices(toolIds))
    .argument('<command...>', 'after --, as in: waybill run -- claude -p "hello"')
    .action(async ([command = '', ...args]: string[], { tool = toolOf(command) }: { tool?: ToolId }) => {
      if (tool === undefined)
        return run.error(`error: ${basename(command)} is no program that Waybill knows: say --tool`)
      const { client } = await runningEngine(session)
      const wiring = await client.connect.variables({ tool })
      if (Object.keys(wiring.variables).length === 0) throw notByEnvironment(tool)
      const { runChild } = await import('../run-child.ts')
      await runChild(command, [...wiring.arguments, ...args], { ...process.env, ...wiring.variables })
    })
}

function toolOf(command: string): ToolId | undefined {
  const name = basename(command).replace(/\.(exe|cmd|bat|ps1)$/i, '')
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined
}
