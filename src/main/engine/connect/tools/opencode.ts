import { pathOf, type Tool, type ToolEdit } from '../tool.ts'

/** Its providers, and what each of their addresses ends in. */
const VERSIONS = { openai: '/v1', anthropic: '/v1', google: '/v1beta' } as const

/**
 * opencode: `provider.*.options`, with addresses as the AI SDK's providers take them. Its global file is under ~/.config on every
 * system (xdg-basedir); of two, the one with comments stands before. https://opencode.ai/docs/config, anomalyco/opencode
 * packages/opencode/src/config/config.ts (2026-11-21).
 */
export const opencode: Tool = {
  id: 'opencode',
  name: 'opencode',
  group: 'agent',
  dialect: 'openai',
  keyWay: 'file',
  files(where, exists) {
    const { env, home } = where
    const directory = pathOf(where, env.XDG_CONFIG_HOME || pathOf(where, home, '.config'), 'opencode')
    const commented = pathOf(where, directory, 'opencode.jsonc')
    const plain = pathOf(where, directory, 'opencode.json')
    return [
      {
        path: env.OPENCODE_CONFIG || (exists(commented) ? commented : plain),
        format: 'jsonc',
        edits: ({ address, key }) =>
          Object.entries(VERSIONS).flatMap(([provider, version]): ToolEdit[] => [
            { path: ['provider', provider, 'options', 'baseURL'], value: address + version, role: 'address' },
            { path: ['provider', provider, 'options', 'apiKey'], value: key, role: 'key' },
          ]),
      },
    ]
  },
  // The key stays out of the text: a variable of its own, which that text refers to.
  variables: ({ address, key }) => ({
    WAYBILL_CLIENT_KEY: key,
    OPENCODE_CONFIG_CONTENT: JSON.stringify({
      provider: Object.fromEntries(
        Object.entries(VERSIONS).map(([provider, version]) => [
          provider,
          { options: { baseURL: address + version, apiKey: '{env:WAYBILL_CLIENT_KEY}' } },
        ]),
      ),
    }),
  }),
  steps: () => [
    'Settings of a project (opencode.json) are read after these and stand before them.',
    'A provider that you have signed in to with opencode auth login keeps that way in: sign out of it there.',
  ],
}
