import type { Command } from 'commander'
import { printable } from '../../../shared/printable.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

const KINDS = { added: '+', removed: '-', changed: '~', kept_longer: '>' } as const

export function addChanges(privacy: Command, session: Session): void {
  privacy
    .command('changes')
    .description('what an update has changed of what is kept; until you agree, no exchange is recorded')
    .option('--accept', 'agree to it, and record on')
    .option('--json', 'print JSON')
    .action(async ({ accept, json }: { accept?: true; json?: true }) => {
      const changes = await withControl(session, async ({ client }) => {
        const found = await client.privacy.changes()
        if (accept && found.length > 0) await client.privacy.acceptChanges()
        return found
      })
      if (json) return printJson(changes)
      for (const { date, kind, name, message } of changes) {
        printLine(`${KINDS[kind]} ${date}  ${printable(name)}\n      ${printable(message)}`)
      }
      if (changes.length === 0) printLine('Nothing has changed since you agreed.')
      else if (accept) printLine('\nAgreed.')
      else printLine('\nNo exchange is recorded until you agree: waybill privacy changes --accept')
    })
}
