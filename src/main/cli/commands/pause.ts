import type { Command } from 'commander'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** `pause` and `resume`. A pause is a setting: it outlasts a restart. */
export function addPause(program: Command, session: Session): void {
  const set = async (paused: boolean, json: true | undefined): Promise<void> => {
    await withControl(session, ({ client }) => client.settings.set({ name: 'paused', value: paused }))
    if (json) printJson({ paused })
    else
      printLine(paused ? 'Paused: no request passes until waybill resume. What runs goes on.' : 'Requests pass again.')
  }
  program
    .command('pause')
    .description('let no request pass; what runs goes on to its end')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: true }) => set(true, json))
  program
    .command('resume')
    .description('let requests pass again')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: true }) => set(false, json))
}
