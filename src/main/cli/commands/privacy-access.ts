import type { Command } from 'commander'
import { withControl } from '../control.ts'
import type { Session } from '../session.ts'
import { writePieces } from '../write-pieces.ts'

export function addAccess(privacy: Command, session: Session): void {
  privacy
    .command('access')
    .description('everything that is held: every row of every table, every file, what is in the vault by number')
    .option('--json', 'print JSON')
    .option('--out <file>', 'into a file of your own (0600)')
    .action(({ json, out }: { json?: true; out?: string }) =>
      withControl(session, async ({ client }) =>
        writePieces(await client.privacy.access({ format: json ? 'json' : 'text' }), out),
      ),
    )
}
