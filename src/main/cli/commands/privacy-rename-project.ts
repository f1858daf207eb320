import type { Command } from 'commander'
import { withControl } from '../control.ts'
import { printErasure } from '../erasure-text.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'

export function addRenameProject(privacy: Command, session: Session): void {
  const rename = privacy.command('rename-project')
  rename
    .description('correct the name of a project: on client keys, in every exchange and in what was counted')
    .argument('<from>', 'what it is called now')
    .argument('[to]', 'what it is to be called; one that there is already takes it in')
    .option('--none', 'no project')
    .option('--json', 'print JSON')
    .action(async (from: string, to: string | undefined, { none, json }: { none?: true; json?: true }) => {
      if ((to === undefined) === (none === undefined)) return rename.error('error: give either a new name or --none')
      const { report, keys } = await withControl(session, async ({ client }) => ({
        keys: (await client.clientKeys.list()).filter(({ project }) => project === from).length,
        report: await client.privacy.renameProject({ from, to: to ?? null }),
      }))
      if (json) return printJson(report)
      printErasure(report, to === undefined ? `taken out of ${from}` : `moved from ${from} to ${to}`)
      printLine(`Client keys: ${keys}.`)
      if (keys + report.purged === 0) printNote(`No client key and no exchange that is kept had the project ${from}.`)
    })
}
