import { pathOf, type Tool } from '../tool.ts'

/**
 * Gemini CLI. With `gemini-api-key` chosen it takes its address from GOOGLE_GEMINI_BASE_URL; with nothing chosen, that variable
 * alone would make it pick a way of its own (`gateway`) that its settings refuse. google-gemini/gemini-cli
 * packages/core/src/core/contentGenerator.ts, packages/cli/src/config/settings.ts (2026-11-21).
 */
export const geminiCli: Tool = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  group: 'agent',
  dialect: 'gemini',
  keyWay: 'file',
  files(where) {
    const directory = pathOf(where, where.env.GEMINI_CLI_HOME || where.home, '.gemini')
    return [
      {
        path: pathOf(where, directory, '.env'),
        format: 'dotenv',
        edits: ({ address, key }) => [
          { path: ['GOOGLE_GEMINI_BASE_URL'], value: address, role: 'address' },
          { path: ['GEMINI_API_KEY'], value: key, role: 'key' },
        ],
      },
      {
        path: pathOf(where, directory, 'settings.json'),
        format: 'jsonc',
        edits: () => [{ path: ['security', 'auth', 'selectedType'], value: 'gemini-api-key', role: 'choice' }],
      },
    ]
  },
  variables: ({ address, key }) => ({ GOOGLE_GEMINI_BASE_URL: address, GEMINI_API_KEY: key }),
  steps: () => [
    'In a project that has a .env or .gemini/.env of its own, Gemini CLI reads that one and not the one in your home directory.',
    'GEMINI_API_KEY or GOOGLE_GEMINI_BASE_URL in your shell’s environment stands before the file.',
  ],
}
