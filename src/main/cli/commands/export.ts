import { type Command, Option } from 'commander'
import { withControl } from '../control.ts'
import type { Session } from '../session.ts'
import { writePieces } from '../write-pieces.ts'

const FORMATS = ['ndjson', 'csv', 'json'] as const

interface ExportOptions {
  readonly format: (typeof FORMATS)[number]
  readonly out?: string
}

export function addExport(program: Command, session: Session): void {
  program
    .command('export')
    .description('every exchange, on standard output or into a file of your own (0600)')
    .addOption(new Option('--format <format>', 'how to write it').choices(FORMATS).default('ndjson'))
    .option('--out <file>', 'where to write it')
    .action(({ format, out }: ExportOptions) =>
      withControl(session, async ({ client }) => writePieces(await client.privacy.export({ format }), out)),
    )
}
