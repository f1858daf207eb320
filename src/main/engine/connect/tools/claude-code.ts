import { commandLine } from '../command-line.ts'
import { pathOf, type Tool } from '../tool.ts'

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
  programs: ['claude'],
  files(where) {
    const directory = where.env.CLAUDE_CONFIG_DIR || pathOf(where, where.home, '.claude')
    return [
      {
        path: pathOf(where, directory, 'settings.json'),
        format: 'json',
        edits: ({ address, tokenCommand, platform }) => [
          { path: ['env', 'ANTHROPIC_BASE_URL'], value: address, role: 'address' },
          { path: ['apiKeyHelper'], value: commandLine(tokenCommand, platform), role: 'choice' },
        ],
      },
    ]
  },
  variables: ({ address, key }) => ({ ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: key }),
  steps: () => [],
}
