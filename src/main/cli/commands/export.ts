import { type Command, Option } from 'commander'
import { withControl } from '../control.ts'
import { writeNewFile } from '../new-file.ts'
import { printNote } from '../print.ts'
import type { Session } from '../session.ts'

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
      withControl(session, async ({ client }) => {
        const pieces = await client.privacy.export({ format })
        if (out === undefined) return writeOut(pieces)
        await writeNewFile(out, pieces)
        printNote(`Written to ${out}.`)
      }),
    )
}

/** No faster than the reader: an export may be larger than memory. */
async function writeOut(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
