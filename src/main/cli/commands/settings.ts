import type { Command } from 'commander'
import type { SettingName } from '../../../shared/contract/settings.ts'
import { withControl } from '../control.ts'
import { printJson, printLine, printNote } from '../print.ts'
import type { Session } from '../session.ts'

export function addSettings(program: Command, session: Session): void {
  const settings = program.command('settings').description('what can be set, and what it is')
  settings
    .command('list')
    .description('every setting and what it is')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = await withControl(session, ({ client }) => client.settings.get())
      if (json) return printJson(all)
      for (const [name, value] of Object.entries(all)) printLine(`${name} = ${JSON.stringify(value)}`)
    })
  const get = settings
    .command('get')
    .description('one setting')
    .argument('<name>', 'as waybill settings list has it')
    .option('--json', 'print JSON')
    .action(async (text: string, { json }: { json?: true }) => {
      const name = await settingNamed(get, text)
      const value = (await withControl(session, ({ client }) => client.settings.get()))[name]
      printLine(typeof value === 'string' && !json ? value : JSON.stringify(value))
    })
  const set = settings
    .command('set')
    .description('change a setting; most take effect at once')
    .argument('<name>', 'as waybill settings list has it')
    .argument('<value>', 'text, number, true, false, null, or a list: a,b,c')
    .option('--json', 'print JSON')
    .action(async (text: string, given: string, { json }: { json?: true }) => {
      const name = await settingNamed(set, text)
      const { parseSetting } = await import('../setting-value.ts')
      const value = parseSetting(name, given)
      const { lasting, ...result } = await withControl(session, async (control) => ({
        ...(await control.client.settings.set({ name, value })),
        lasting: control.lasting,
      }))
      if (json) return printJson(result)
      printLine(`${name} = ${JSON.stringify(result.settings[name])}`)
      if (result.restart && lasting) printNote('It takes effect when Waybill starts again.')
      const { fields_off } = result.settings
      if (name === 'fields_off' && fields_off.length > 0) {
        printNote(`From the next exchange on. Out of the past as well: waybill purge --field ${fields_off.join(' ')}`)
      }
    })
}

/** The schemas are loaded here and not above: no other command needs them. */
async function settingNamed(command: Command, text: string): Promise<SettingName> {
  const { settingNames } = await import('../../../shared/contract/settings.ts')
  const name = settingNames.find((each) => each === text)
  return name ?? command.error(`error: There is no setting '${text}'. Choose one of: ${settingNames.join(', ')}.`)
}
