import { pathOf, type Tool } from '../tool.ts'

/**
 * Zed. It keeps keys in the system's keychain or takes them from its environment, never from its settings:
 * zed-industries/zed docs/src/ai/use-api-access.md, crates/paths/src/paths.rs (2026-11-21).
 */
export const zed: Tool = {
  id: 'zed',
  name: 'Zed',
  group: 'editor',
  dialect: 'openai',
  keyWay: 'environment',
  files: (where) => [
    {
      path: pathOf(where, settingsDirectory(where), 'settings.json'),
      format: 'jsonc',
      edits: ({ address }) => [
        { path: ['language_models', 'openai', 'api_url'], value: `${address}/v1`, role: 'address' },
        { path: ['language_models', 'anthropic', 'api_url'], value: address, role: 'address' },
        { path: ['language_models', 'google', 'api_url'], value: address, role: 'address' },
      ],
    },
  ],
  // The addresses have no variables: those are in the settings.
  variables: ({ key }) => ({ OPENAI_API_KEY: key, ANTHROPIC_API_KEY: key, GEMINI_API_KEY: key }),
  steps: () => [
    'Give Zed its key: print it with waybill token zed, and enter it in Zed under Settings › AI › LLM Providers, for each provider that you use. Zed keeps it in the system’s keychain.',
  ],
}

function settingsDirectory(where: Parameters<Tool['files']>[0]): string {
  const { home, env, platform } = where
  if (platform === 'win32') return pathOf(where, env.APPDATA || pathOf(where, home, 'AppData', 'Roaming'), 'Zed')
  if (platform === 'darwin') return pathOf(where, home, '.config', 'zed')
  // In a Flatpak its own XDG_CONFIG_HOME is another; what ours is, is where a plain installation looks.
  return pathOf(where, env.XDG_CONFIG_HOME || pathOf(where, home, '.config'), 'zed')
}
