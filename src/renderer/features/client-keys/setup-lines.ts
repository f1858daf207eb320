import type { Dialect } from '../../../shared/exchange-row.ts'

export interface SetupLines {
  readonly dialect: Dialect
  readonly text: string
}

/** What a shell needs for a tool of each wire format: where to go, and the key. The names are the vendors' SDKs' own. */
export function setupLines(proxy: string, key: string): readonly SetupLines[] {
  return [
    { dialect: 'openai', text: `export OPENAI_BASE_URL=${proxy}/v1\nexport OPENAI_API_KEY=${key}` },
    { dialect: 'anthropic', text: `export ANTHROPIC_BASE_URL=${proxy}\nexport ANTHROPIC_API_KEY=${key}` },
    { dialect: 'gemini', text: `export GOOGLE_GEMINI_BASE_URL=${proxy}\nexport GEMINI_API_KEY=${key}` },
  ]
}
