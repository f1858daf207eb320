import { Argument, type Command } from 'commander'
import { type ToolId, toolIds } from '../../../shared/contract/tool-ids.ts'
import { withControl } from '../control.ts'
import { openVaultHere } from '../open-vault-here.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** For `apiKeyHelper` and the like: the key and nothing else on standard output, in the blink that a tool waits for it. */
export function addToken(program: Command, session: Session): void {
  program
    .command('token')
    .description('print a connected tool’s client key, out of the vault')
    .addArgument(new Argument('<tool>', 'which tool').choices(toolIds))
    .option('--json', 'print JSON')
    .action(async (tool: ToolId, { json }: { json?: true }) => {
      const answer = await withControl(session, async (control) => {
        // Only where nobody need be asked for it: this runs in the middle of another program.
        if (session.passphrase !== undefined) await openVaultHere(control, session)
        return control.client.connect.token({ tool })
      })
      if (json) printJson(answer)
      else printLine(answer.key)
    })
}
