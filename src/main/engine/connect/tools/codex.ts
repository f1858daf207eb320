import { valueAt } from '../setting-values.ts'
import { pathOf, type Tool } from '../tool.ts'

/** Not `openai`: Codex lets nobody redefine the providers that it brings. */
const PROVIDER = 'waybill'

/**
 * Codex CLI. A provider of one's own, `wire_api` (only `responses` is left), and `auth`, whose command prints the key and is run
 * without a shell: https://developers.openai.com/codex/config-advanced and
 * openai/codex codex-rs/model-provider-info/src/lib.rs (2026-11-21).
 */
export const codex: Tool = {
  id: 'codex',
  name: 'Codex CLI',
  group: 'agent',
  dialect: 'openai',
  keyWay: 'command',
  files(where) {
    const directory = where.env.CODEX_HOME || pathOf(where, where.home, '.codex')
    const at = ['model_providers', PROVIDER] as const
    return [
      {
        path: pathOf(where, directory, 'config.toml'),
        format: 'toml',
        edits({ address, tokenCommand: [command = '', ...args] }, now) {
          const chosen = valueAt(now, ['model_provider'])
          const isElsewhere = chosen !== undefined && chosen !== 'openai' && chosen !== PROVIDER
          return [
            { path: ['model_provider'], value: PROVIDER, role: isElsewhere ? 'address' : 'choice' },
            { path: [...at, 'name'], value: 'Waybill', role: 'choice' },
            { path: [...at, 'base_url'], value: `${address}/v1`, role: 'address' },
            { path: [...at, 'wire_api'], value: 'responses', role: 'choice' },
            { path: [...at, 'auth', 'command'], value: command, role: 'choice' },
            { path: [...at, 'auth', 'args'], value: args, role: 'choice' },
          ]
        },
      },
    ]
  },
  // It reads no variable for its address. A provider of another name: the one above has `auth`, which goes with no `env_key`.
  variables: () => ({}),
  run: ({ address, key }) => ({
    variables: { WAYBILL_CLIENT_KEY: key },
    arguments: [
      '-c',
      'model_provider="waybill_run"',
      '-c',
      `model_providers.waybill_run={name="Waybill",base_url="${address}/v1",wire_api="responses",env_key="WAYBILL_CLIENT_KEY"}`,
    ],
  }),
  steps: () => [
    'A project’s own .codex/config.toml and a profile can name another provider; then they hold.',
    'Codex lists past sessions by provider: those of before are shown again after undo.',
  ],
}
