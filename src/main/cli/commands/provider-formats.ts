import { type Command, InvalidArgumentError } from 'commander'
import { type ClientFormat, clientFormats } from '../../../shared/wire-formats.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** `provider formats`: what a server speaks is known of its kind, but of one of the user's own only to the user. */
export function addProviderFormats(provider: Command, session: Session): void {
  provider
    .command('formats')
    .description('what a provider speaks, best first: tools that speak anything else are translated to the first')
    .argument('<provider>')
    .argument('[formats]', `default, or some of these with commas between: ${clientFormats.join(',')}`, formatsIn)
    .option('--json', 'print JSON')
    .action(async (name: string, formats: ClientFormat[] | null | undefined, { json }: { json?: true }) => {
      const view = await withControl(session, ({ client }) =>
        client.providers.update({ name, ...(formats === undefined ? {} : { formats }) }),
      )
      if (json) return printJson(view)
      printLine(`${name}: ${view.formats.join(', ')}${view.formats_set ? '' : ', as its kind does'}`)
    })
}

/** null: as its kind has it. */
function formatsIn(text: string): ClientFormat[] | null {
  if (text === 'default') return null
  const names = text.split(',').map((name) => name.trim())
  const known = names.filter((name): name is ClientFormat => clientFormats.some((format) => format === name))
  if (known.length === names.length) return known
  throw new InvalidArgumentError(`Write default, or some of these with commas between: ${clientFormats.join(', ')}.`)
}
