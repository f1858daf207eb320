import type { Command } from 'commander'
import type { OutboundEntry, OutboundPurpose } from '../../../shared/contract/privacy.ts'
import { printable } from '../../../shared/printable.ts'
import { withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { moment } from '../option-values.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { table } from '../table.ts'

const PURPOSES: Readonly<Record<OutboundPurpose, string>> = {
  request: 'requests',
  token: 'token for a provider',
  provider_test: 'test of a provider',
  model_list: 'list of models',
  price_list: 'price list',
  provider_bill: 'provider’s bill',
  metrics: 'figures for your collector',
  update: 'update',
}

export function addOutbound(privacy: Command, session: Session): void {
  privacy
    .command('outbound')
    .description('every host that Waybill has contacted: why, when and how many bytes')
    .option('--since <moment>', '7d, 24h, or a date such as 2026-11-20 (default: all that is kept)', moment)
    .option('--json', 'print JSON')
    .action(async ({ since, json }: { since?: number; json?: true }) => {
      const entries = await withControl(session, ({ client }) =>
        client.privacy.outbound(since === undefined ? {} : { since }),
      )
      if (json) return printJson(entries)
      for (const line of linesOf(entries)) printLine(line)
    })
}

function linesOf(entries: readonly OutboundEntry[]): string[] {
  if (entries.length === 0) return ['No host was contacted.']
  const own = entries.filter(({ own_account }) => own_account)
  return [
    table(
      [
        { title: 'HOST', value: (entry) => entry.host },
        { title: 'FOR', value: (entry) => PURPOSES[entry.purpose] },
        { title: 'PROVIDER', value: (entry) => entry.provider },
        { title: 'COMPANY IN', value: (entry) => entry.region },
        { title: 'CONNECTIONS', value: (entry) => entry.connections },
        { title: 'BYTES SENT', value: (entry) => entry.bytes_sent },
        { title: 'RECEIVED', value: (entry) => entry.bytes_received },
        { title: 'FIRST', value: (entry) => showMoment(entry.first_at) },
        { title: 'LAST', value: (entry) => showMoment(entry.last_at) },
      ],
      entries,
    ),
    '',
    own.length === 0
      ? 'Nobody was contacted on Waybill’s own account: all of this was for requests of your tools.'
      : `On Waybill’s own account: ${[...new Set(own.map(({ purpose }) => PURPOSES[purpose]))].join(', ')}. All else was for requests of your tools.`,
    ...policies(entries),
  ]
}

function policies(entries: readonly OutboundEntry[]): string[] {
  const pages = new Map(entries.flatMap(({ host, policy_page }) => (policy_page ? [[policy_page, host] as const] : [])))
  if (pages.size === 0) return []
  return [
    '',
    'What they say that they do with data:',
    ...[...pages].map(([page, host]) => `  ${printable(host)}  ${page}`),
  ]
}
