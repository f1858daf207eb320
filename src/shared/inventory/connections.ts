import { FIRST_INVENTORY, type Right, type TableEntry } from './entry.ts'

const rights: readonly Right[] = ['access', 'erasure', 'portability', 'withdrawal']

/** What was written into the settings of other programs, and what undoing it needs: never a key, of ours or of the user's. */
export const connectionTables = {
  connections: {
    category: 'settings',
    purpose: 'The tools that you have connected.',
    retention: { words: 'until you undo the connection, or let Waybill forget it' },
    rights,
    since: FIRST_INVENTORY,
    columns: {
      tool: { type: 'text', purpose: 'Which tool it is.', example: 'claude-code' },
      client_key_id: {
        type: 'text',
        nullable: true,
        purpose: 'The client key that was made for it.',
        example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b',
      },
      connected_at: {
        type: 'integer',
        nullable: true,
        purpose: 'When its settings were written; empty where it only has a key.',
        example: '1795267200000',
      },
    },
  },
  connection_edits: {
    category: 'settings',
    purpose: 'Each setting that was written for a tool, so that it can be taken back alone.',
    retention: { words: 'until you undo the connection, or let Waybill forget it' },
    rights,
    since: FIRST_INVENTORY,
    columns: {
      tool: { type: 'text', purpose: 'The tool.', example: 'claude-code' },
      position: { type: 'integer', purpose: 'Its place in the order of writing.', example: '0' },
      file: { type: 'text', purpose: 'The tool’s settings file.', example: '/home/ada/.claude/settings.json' },
      format: { type: 'text', purpose: 'The language of that file.', example: 'json' },
      setting: { type: 'text', purpose: 'Where in it.', example: '["env","ANTHROPIC_BASE_URL"]' },
      role: { type: 'text', purpose: 'What it is for: address, key or choice.', example: 'address' },
      wrote: {
        type: 'text',
        nullable: true,
        purpose: 'SHA-256 of what Waybill wrote, to tell it from what you have changed since.',
        example: '9f86d081884c7d65…',
      },
      found: { type: 'integer', purpose: 'How much of the way to it there was before.', example: '1' },
      item: {
        type: 'text',
        nullable: true,
        purpose:
          'Of a setting in a list: its item’s place, and shortened SHA-256 of what else the item held, to know it again.',
        example: '["0/2","3f786850e387550f"]',
      },
      former: {
        type: 'text',
        nullable: true,
        purpose: 'What stood there before, where it is an address without a password, or a short word. Nothing else.',
        example: '{"before":{"value":"https://api.anthropic.com"}}',
      },
      former_id: {
        type: 'text',
        nullable: true,
        purpose: 'The name of the vault’s entry that holds what stood there before, where it may be a secret.',
        example: 'connect-former-019aa6a4-5c00-7000-8000-6b5a4f3e2d1c',
      },
      made_file: { type: 'integer', purpose: 'Whether Waybill made the file: 1 or 0.', example: '0' },
    },
  },
} as const satisfies Record<string, TableEntry>
