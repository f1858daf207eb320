import type { ImportSource } from '../../../shared/contract/import-sources.ts'
import { pathOf, type Surroundings } from '../connect/tool.ts'

interface Place {
  readonly source: ImportSource
  readonly path: string
}

/** Where those tools keep their settings, the newer place of each first. LiteLLM has none: it is told its file at each start. */
export function placesOf(where: Surroundings): Place[] {
  const { home, platform, env } = where
  const at = (source: ImportSource, ...parts: string[]): Place => ({ source, path: pathOf(where, ...parts) })
  const router = (...parts: string[]) => [
    at('claude-code-router', ...parts, 'config.sqlite'),
    at('claude-code-router', ...parts, 'config.json'),
  ]
  return [
    ...router(home, '.claude-code-router'),
    // Where its first versions with a window had it on Windows.
    ...(platform === 'win32' && env.APPDATA ? router(env.APPDATA, 'Claude Code Router') : []),
    at('cc-switch', home, '.cc-switch', 'cc-switch.db'),
    at('cc-switch', home, '.cc-switch', 'config.json'),
  ]
}

export function isDatabase(path: string): boolean {
  return /\.(db|sqlite3?)$/i.test(path)
}
