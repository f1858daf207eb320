import { FIRST_INVENTORY, type TableEntry } from './entry.ts'

/** What was warned of, refused and contacted. */
export const watchTables = {
  events: {
    category: 'warning',
    purpose: 'What you were warned of: budgets that run out, keys whose use turns abnormal.',
    retention: { setting: 'events_retention_days' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      id: {
        type: 'text',
        purpose: 'What it is about, so that nothing is told twice.',
        example: 'budget key 019aa6a4 day 80',
      },
      at: { type: 'integer', purpose: 'When.', example: '1795267200000' },
      kind: { type: 'text', purpose: 'What kind of warning.', example: 'budget' },
      scope: { type: 'text', purpose: 'Of a key, a provider, or all.', example: 'key' },
      subject: { type: 'text', purpose: 'Which one.', example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b' },
      budget_window: {
        type: 'text',
        nullable: true,
        purpose: 'Which budget: of the day or of the month.',
        example: 'day',
      },
      unit: { type: 'text', purpose: 'What was counted.', example: 'usd' },
      percent: { type: 'integer', nullable: true, purpose: 'How much of the budget was spent.', example: '80' },
      figure: { type: 'integer', purpose: 'What was counted.', example: '4100000000' },
      reference: { type: 'integer', purpose: 'What it is held against.', example: '5000000000' },
      suspended: { type: 'integer', purpose: 'Whether the key was suspended for it: 1 or 0.', example: '0' },
    },
  },
  security_events: {
    category: 'security event',
    purpose: 'What was refused, found or done for safety’s sake; like ones of one second are one.',
    retention: { setting: 'security_events_retention_days' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      id: { type: 'text', purpose: 'Tells events apart.', example: '019aa6a4-5c00-7e11-9b1c-0d4c2a1b3e5f' },
      at: { type: 'integer', purpose: 'When.', example: '1795267200000' },
      kind: { type: 'text', purpose: 'What kind of event.', example: 'host_refused' },
      client_key_id: {
        type: 'text',
        nullable: true,
        purpose: 'With which client key.',
        example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b',
      },
      peer_port: {
        type: 'integer',
        nullable: true,
        purpose: 'The port that a program on this machine called from.',
        example: '51234',
      },
      tool: { type: 'text', nullable: true, purpose: 'The product in its user agent.', example: 'curl' },
      detail: {
        type: 'text',
        nullable: true,
        purpose: 'A code of Waybill’s own or a rule’s name, never a word of the request.',
        example: 'openai-api-key',
      },
      count: { type: 'integer', purpose: 'How often within that second.', example: '1' },
    },
  },
  outbound: {
    category: 'outbound',
    purpose: 'Every host that was contacted, for a request or on Waybill’s own account, by the hour.',
    retention: { setting: 'outbound_retention_days' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      hour: { type: 'text', purpose: 'The hour of your calendar.', example: '2026-11-21T14' },
      host: { type: 'text', purpose: 'The host and its port.', example: 'api.openai.com:443' },
      purpose: { type: 'text', purpose: 'Why.', example: 'request' },
      provider_name: { type: 'text', purpose: 'For which provider; empty where for none.', example: 'openai' },
      first_at: { type: 'integer', purpose: 'When first in that hour.', example: '1795267200000' },
      last_at: { type: 'integer', purpose: 'When last in that hour.', example: '1795268100000' },
      connections: { type: 'integer', purpose: 'How many connections.', example: '3' },
      bytes_sent: { type: 'integer', purpose: 'How many bytes went there.', example: '18233' },
      bytes_received: { type: 'integer', purpose: 'How many bytes came from there.', example: '40960' },
    },
  },
} as const satisfies Record<string, TableEntry>
