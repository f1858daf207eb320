import { pathOf, type Tool } from '../tool.ts'

/**
 * opencode: `provider.*.options`, with addresses as the AI SDK's providers take them. Its global file is under ~/.config on every
 * system (xdg-basedir); with OPENCODE_CONFIG_DIR, there. https://opencode.ai/docs/config, /docs/providers (2026-11-21).
 */
export const opencode: Tool = {
  id: 'opencode',
  name: 'opencode',
  group: 'agent',
  dialect: 'openai',
  keyWay: 'file',
  programs: ['opencode'],
  files(where) {
    const { env, home } = where
    const directory = pathOf(where, env.XDG_CONFIG_HOME || pathOf(where, home, '.config'), 'opencode')
    const options = (provider: string) => ['provider', provider, 'options'] as const
    return [
      {
        path: env.OPENCODE_CONFIG || pathOf(where, directory, 'opencode.json'),
        format: 'json',
        edits: ({ address, key }) => [
          { path: [...options('openai'), 'baseURL'], value: `${address}/v1`, role: 'address' },
          { path: [...options('openai'), 'apiKey'], value: key, role: 'key' },
          { path: [...options('anthropic'), 'baseURL'], value: `${address}/v1`, role: 'address' },
          { path: [...options('anthropic'), 'apiKey'], value: key, role: 'key' },
          { path: [...options('google'), 'baseURL'], value: `${address}/v1beta`, role: 'address' },
          { path: [...options('google'), 'apiKey'], value: key, role: 'key' },
        ],
      },
    ]
  },
  variables: () => ({}),
  steps: () => [
    'Settings of a project (opencode.json), and an opencode.jsonc beside this file, are read after it and stand before it.',
    'A provider that you have signed in to with opencode auth login keeps that way in: sign out of it there.',
  ],
}
