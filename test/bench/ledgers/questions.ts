import type { ControlClient } from '../../../src/shared/contract/contract.ts'

const DAY_MS = 86_400_000
const KEY = '01997a3c-7d10-7000-8000-000000000003'

/** What the views, the commands and the statement ask of a ledger, by what it is. */
export function questionsTo(client: ControlClient): Readonly<Record<string, () => Promise<unknown>>> {
  const ago = (days: number): number => Date.now() - days * DAY_MS
  const month = new Date(ago(40)).toISOString().slice(0, 7)
  return {
    'summary, 7 days, by provider': () => client.usage.summary({ since: ago(7), by: 'provider' }),
    'summary, 30 days, by day': () => client.usage.summary({ since: ago(30), by: 'day' }),
    'summary, all, by model': () => client.usage.summary({ since: 0, by: 'model' }),
    'report, 24 hours, by hour': () => client.usage.report({ since: ago(1), by: 'hour' }),
    'report, 14 days, by hour': () => client.usage.report({ since: ago(14), by: 'hour' }),
    ...Object.fromEntries(
      (['day', 'month', 'model', 'provider', 'key', 'project', 'tool'] as const).map((by) => [
        `report, all, by ${by}`,
        () => client.usage.report({ since: 0, by }),
      ]),
    ),
    'report, 60 days, by day and model': () => client.usage.report({ since: ago(60), by: 'day', then_by: 'model' }),
    'report, 90 days, one key': () =>
      client.usage.report({ since: ago(90), by: 'day', filter: { client_key_id: KEY } }),
    'statement of a month, page': () => client.usage.statement({ month, format: 'html' }),
    'client keys': () => client.clientKeys.list(),
    providers: () => client.providers.list(),
    'newest exchanges': () => client.usage.exchanges({ limit: 100 }),
    'exchanges of a key': () => client.usage.exchanges({ limit: 100, client_key_id: KEY }),
    'exchanges with errors': () => client.usage.exchanges({ limit: 100, outcome: 'error' }),
  }
}
