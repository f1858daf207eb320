import type { Command } from 'commander'
import type { SecurityEvent } from '../../../shared/contract/security.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { writeNewFile } from '../new-file.ts'
import { moment, warningLimit } from '../option-values.ts'
import { printJson, printLine, printNote, printText } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

interface EventsOptions {
  readonly since: number
  readonly limit: number
  readonly json?: true
}

interface IncidentOptions {
  readonly since: number
  readonly until?: number
  readonly out?: string
}

export function addSecurity(program: Command, session: Session): void {
  const security = program
    .command('security')
    .description('what was refused for safety’s sake, and the report of an incident')
  security
    .command('events')
    .description('refused hosts, origins and keys, limits, strange requests, found credentials, panics')
    .option('--since <moment>', '7d, 24h, or a date', moment, moment('7d'))
    .option('--limit <n>', 'how many', warningLimit, 100)
    .option('--json', 'print JSON')
    .action(({ since, limit, json }: EventsOptions) => showEvents({ since, limit }, json, session))
  security
    .command('incident')
    .description('what happened, as a text in Markdown: events, keys, what each key did, hosts, what to do now')
    .requiredOption('--since <moment>', '7d, 24h, or a date', moment)
    .option('--until <moment>', 'now where left out', moment)
    .option('--out <file>', 'a file of your own (0600) in place of standard output')
    .action(({ since, until, out }: IncidentOptions) =>
      withControl(session, async ({ client }) => {
        const { markdown } = await client.security.incident({ since, ...(until === undefined ? {} : { until }) })
        if (out === undefined) return printText(markdown)
        await writeNewFile(out, [markdown])
        printNote(`Written to ${out}.`)
      }),
    )
}

async function showEvents(
  question: { readonly since: number; readonly limit: number },
  json: true | undefined,
  session: Session,
): Promise<void> {
  const { events, names } = await withControl(session, async ({ client }) => ({
    events: await client.security.events(question),
    names: new Map((await client.clientKeys.names()).map(({ id, name }) => [id, name])),
  }))
  if (json) return printJson(events)
  if (events.length === 0) return printLine('No security events.')
  const columns = [
    { title: 'TIME', value: ({ at }: SecurityEvent) => showMoment(at) },
    { title: 'KIND', value: ({ kind }: SecurityEvent) => kind },
    { title: 'DETAIL', value: ({ detail }: SecurityEvent) => detail },
    { title: 'KEY', value: ({ client_key_id: id }: SecurityEvent) => (id === null ? null : (names.get(id) ?? id)) },
    { title: 'TOOL', value: ({ tool }: SecurityEvent) => tool },
    { title: 'PORT', value: ({ peer_port }: SecurityEvent) => (peer_port === null ? null : String(peer_port)) },
    { title: 'TIMES', value: ({ count }: SecurityEvent) => count },
  ]
  printLine(table(columns, events))
}
