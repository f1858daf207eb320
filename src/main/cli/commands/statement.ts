import { type Command, InvalidArgumentError, Option } from 'commander'
import type { StatementFormat } from '../../../shared/contract/usage.ts'
import { withControl } from '../control.ts'
import { writeNewFile } from '../new-file.ts'
import { printNote } from '../print.ts'
import type { Session } from '../session.ts'

const FORMATS: readonly StatementFormat[] = ['csv', 'html', 'json']

interface StatementOptions {
  readonly format: StatementFormat
  readonly out?: string
}

export function addStatement(program: Command, session: Session): void {
  program
    .command('statement')
    .description('what a month cost, by day, model, key and project: a table, or a page to print')
    .argument('[month]', 'YYYY-MM; this month so far where left out', monthName)
    .addOption(new Option('--format <format>', 'how to write it').choices(FORMATS).default('csv'))
    .option('--out <file>', 'a file of your own (0600) in place of standard output')
    .action((month: string | undefined, { format, out }: StatementOptions) =>
      withControl(session, async ({ client }) => {
        const { text } = await client.usage.statement({ month: month ?? thisMonth(), format })
        if (out === undefined) return void process.stdout.write(text)
        await writeNewFile(out, [text])
        printNote(`Written to ${out}.`)
      }),
    )
}

function monthName(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text
  throw new InvalidArgumentError('Write a month such as 2026-11.')
}

function thisMonth(): string {
  const today = new Date()
  return `${String(today.getFullYear()).padStart(4, '0')}-${String(today.getMonth() + 1).padStart(2, '0')}`
}
