import { commandLine } from '../command-line.ts'
import { valueAt } from '../setting-values.ts'
import { pathOf, type Tool, type ToolEdit } from '../tool.ts'

/** They stand before what apiKeyHelper prints, and would be sent to Waybill in its place. */
const OWN_KEYS = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] as const

/**
 * Claude Code. Its settings, and that `apiKeyHelper` is run in a shell and its output sent as the key:
 * https://docs.anthropic.com/en/docs/claude-code/settings (2026-11-21).
 */
export const claudeCode: Tool = {
  id: 'claude-code',
  name: 'Claude Code',
  group: 'agent',
  dialect: 'anthropic',
  keyWay: 'command',
  files(where) {
    const directory = where.env.CLAUDE_CONFIG_DIR || pathOf(where, where.home, '.claude')
    return [
      {
        path: pathOf(where, directory, 'settings.json'),
        format: 'jsonc',
        edits: ({ address, tokenCommand, platform }, now) => [
          { path: ['env', 'ANTHROPIC_BASE_URL'], value: address, role: 'address' },
          { path: ['apiKeyHelper'], value: commandLine(tokenCommand, platform), role: 'choice' },
          ...OWN_KEYS.filter((name) => valueAt(now, ['env', name]) !== undefined).map(
            (name): ToolEdit => ({ path: ['env', name], value: undefined, role: 'key' }),
          ),
        ],
      },
    ]
  },
  variables: ({ address, key }) => ({ ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: key }),
  steps: () => [
    'ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN in your shell’s environment would be sent in place of Waybill’s key: take it out there.',
    'A project’s own .claude/settings.json stands before this file. While Waybill gives the key, a subscription is not used.',
  ],
}
