import { type Command, Option } from 'commander'
import { type SecretScan, secretScans } from '../../../shared/contract/values.ts'
import { withControl } from '../control.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'

/** The setting's own word. */
const DEFAULT = 'default'

interface SetOptions {
  readonly name?: string
  readonly project?: string | false
  readonly private?: boolean
  readonly secretScan?: SecretScan | typeof DEFAULT
  readonly json?: true
}

/** What a key is, beside its limits: what is not mentioned stays. */
export function addKeySet(key: Command, session: Session): void {
  const set = key.command('set').description('change what a key is; its limits: key limit').argument('<id>')
  set
    .option('--name <name>', 'what it is for')
    .option('--project <project>', 'counted under this project from its next exchange on')
    .option('--no-project', 'counted under none')
    .option('--private', 'its exchanges leave no row and no total; its limits hold')
    .option('--no-private', 'its exchanges are recorded')
    .addOption(
      new Option('--secret-scan <what>', 'credentials in what it sends; default: as the setting secret_scan has it')
        // A key's word stands before the setting's.
        .choices([...secretScans, DEFAULT]),
    )
    .option('--json', 'print JSON')
    .action(async (id: string, { json, ...options }: SetOptions) => {
      const changes = changesOf(options)
      if (Object.keys(changes).length === 0) return set.error('error: say what to change, for instance --private')
      const view = await withControl(session, ({ client }) => client.clientKeys.update({ id, ...changes }))
      if (json) printJson(view)
      else printLine(`${view.name}: changed, from its next exchange on.`)
    })
}

function changesOf({ name, project, private: isPrivate, secretScan }: SetOptions) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(project === undefined ? {} : { project: project === false ? null : project }),
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
    ...(secretScan === undefined ? {} : { secret_scan: secretScan === DEFAULT ? null : secretScan }),
  }
}
