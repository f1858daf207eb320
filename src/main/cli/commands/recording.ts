import type { Command } from 'commander'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** `recording pause` and `recording on`. A pause is a setting: it outlasts a restart. */
export function addRecording(program: Command, session: Session): void {
  const recording = program.command('recording').description('whether exchanges leave a row; limits hold either way')
  const set = async (value: 'on' | 'paused', json: true | undefined): Promise<void> => {
    const now = await withControl(session, async ({ client }) => {
      await client.settings.set({ name: 'recording', value })
      return (await client.system.status()).recording
    })
    if (json) printJson({ recording: now })
    else printLine(recordingText(now))
  }
  recording
    .command('pause')
    .description('leave no row and no total of any exchange from the next one on')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: true }) => set('paused', json))
  recording
    .command('on')
    .description('record exchanges again, from the next one on')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: true }) => set('on', json))
}

/** Both commands and `status` say it the same way. */
export function recordingText(recording: SystemStatus['recording']): string {
  switch (recording) {
    case 'on':
      return 'Exchanges are recorded.'
    case 'paused':
      return 'Recording is paused: exchanges leave no row until waybill recording on. Limits hold.'
    case 'waits':
      return 'Recording waits: an update changed what is kept. See it and agree: waybill privacy changes'
    default:
      return recording satisfies never
  }
}
