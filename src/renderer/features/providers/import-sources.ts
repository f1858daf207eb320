import type { ImportSource } from '../../../shared/contract/import-sources.ts'

/** As those tools write their names. */
export const importTitles: Readonly<Record<ImportSource, string>> = {
  'claude-code-router': 'Claude Code Router',
  'cc-switch': 'CC Switch',
  litellm: 'LiteLLM',
}
