import { FIRST_INVENTORY, type Retention, type Right, type TableEntry } from './entry.ts'

const untilRemoved: Retention = { words: 'until you remove it' }
const rights: readonly Right[] = ['access', 'correction', 'erasure', 'portability', 'withdrawal']

/** Providers, and what is known of keys: never a key. */
export const keyTables = {
  providers: {
    category: 'provider',
    purpose: 'The providers that you have added.',
    retention: untilRemoved,
    rights,
    since: FIRST_INVENTORY,
    columns: {
      name: { type: 'text', purpose: 'What you call it.', example: 'openai' },
      kind: { type: 'text', purpose: 'Whose service it is.', example: 'openai' },
      base_url: { type: 'text', purpose: 'Where it is.', example: 'https://api.openai.com/v1' },
      allow_http: { type: 'integer', purpose: 'Whether it may be reached without TLS: 1 or 0.', example: '0' },
      created_at: { type: 'integer', purpose: 'When you added it.', example: '1795267200000' },
      key_use: { type: 'text', purpose: 'How several keys are used.', example: 'order' },
      asks: {
        type: 'text',
        nullable: true,
        purpose: 'What it is asked for in your name.',
        example: '{"no_store":true}',
      },
      formats: {
        type: 'text',
        nullable: true,
        purpose: 'What you say that it speaks.',
        example: '["chat_completions"]',
        since: '2026-11-22',
      },
    },
  },
  route_rules: {
    category: 'provider',
    purpose: 'Your rules of which request goes where.',
    retention: untilRemoved,
    rights,
    since: '2026-11-22',
    columns: {
      id: { type: 'text', purpose: 'What it is named by.', example: '019aa6a4-5c00-7000-8000-2d3e4f5a6b7c' },
      position: { type: 'integer', purpose: 'Its place among all.', example: '0' },
      match: { type: 'text', purpose: 'Which requests it is for.', example: '{"model":"fast"}' },
      targets: { type: 'text', purpose: 'Where they go.', example: '[{"to":"openai/gpt-5-mini","weight":null}]' },
      created_at: { type: 'integer', purpose: 'When you made it.', example: '1795267200000' },
    },
  },
  provider_keys: {
    category: 'key metadata',
    purpose: 'Which provider keys are in the vault. The keys themselves are there alone.',
    retention: untilRemoved,
    rights,
    since: FIRST_INVENTORY,
    columns: {
      id: {
        type: 'text',
        purpose: 'The name of its entry in the vault.',
        example: '019aa6a4-5c00-7000-8000-6b5a4f3e2d1c',
      },
      provider_name: { type: 'text', purpose: 'The provider that it is for.', example: 'openai' },
      last4: { type: 'text', nullable: true, purpose: 'Its last four characters, to tell it by.', example: '9f3a' },
      position: { type: 'integer', purpose: 'Its place in the order of use.', example: '0' },
      created_at: { type: 'integer', purpose: 'When you added it.', example: '1795267200000' },
    },
  },
  client_keys: {
    category: 'key metadata',
    purpose: 'The keys that Waybill made for your tools, as hashes.',
    retention: { words: 'until you revoke it and erase what it did (waybill purge --key)' },
    rights,
    since: FIRST_INVENTORY,
    columns: {
      id: { type: 'text', purpose: 'What exchanges name it by.', example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b' },
      name: { type: 'text', purpose: 'The name that you gave it.', example: 'editor' },
      project: { type: 'text', nullable: true, purpose: 'The project that you wrote on it.', example: 'website' },
      hash: {
        type: 'text',
        hidden: true,
        purpose: 'SHA-256 of the key: what a tool brings is compared with it. The key can’t be read out of it.',
        example: '(never shown)',
      },
      prefix: { type: 'text', purpose: 'Its first characters, to tell it by.', example: 'sk-wb-Ab3d…' },
      created_at: { type: 'integer', purpose: 'When it was made.', example: '1795267200000' },
      revoked_at: { type: 'integer', nullable: true, purpose: 'When it was revoked.', example: '1795267200000' },
      limits: { type: 'text', nullable: true, purpose: 'Its own limits.', example: '{"usd_per_day":5}' },
      plan: { type: 'text', nullable: true, purpose: 'The plan that it carries.', example: 'small' },
      expires_at: { type: 'integer', nullable: true, purpose: 'When it ends.', example: '1797859200000' },
      suspended_at: { type: 'integer', nullable: true, purpose: 'When it was suspended.', example: '1795267200000' },
      suspended_reason: { type: 'text', nullable: true, purpose: 'Why.', example: 'abnormal_rate' },
      private: { type: 'integer', purpose: 'Whether its exchanges leave no row: 1 or 0.', example: '0' },
      secret_scan: {
        type: 'text',
        nullable: true,
        purpose: 'Whether credentials are looked for in what it sends.',
        example: 'warn',
      },
      asks: {
        type: 'text',
        nullable: true,
        purpose: 'What providers are asked for in its name.',
        example: '{"no_store":true}',
      },
    },
  },
  admin_keys: {
    category: 'key metadata',
    purpose: 'For which providers there is a key that reads bills. The keys themselves are in the vault alone.',
    retention: untilRemoved,
    rights,
    since: FIRST_INVENTORY,
    columns: {
      provider: { type: 'text', purpose: 'The provider.', example: 'openai' },
      key_id: {
        type: 'text',
        purpose: 'The name of its entry in the vault.',
        example: '019aa6a4-5c00-7000-8000-7c6b5a4f3e2d',
      },
      key_last4: { type: 'text', nullable: true, purpose: 'Its last four characters.', example: '77aa' },
      origin: { type: 'text', purpose: 'The one place that it is sent to.', example: 'https://api.openai.com' },
      created_at: { type: 'integer', purpose: 'When you added it.', example: '1795267200000' },
    },
  },
} as const satisfies Record<string, TableEntry>
