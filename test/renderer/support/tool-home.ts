import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A home directory with tools' settings in it, and nothing of the machine's own. */
export interface ToolHome {
  /** For the engine: every way by which a tool's settings are found leads in here. */
  readonly env: Readonly<Record<string, string>>
  path(file: string): string
  read(file: string): string
  write(file: string, text: string): void
  remove(): void
}

/** The variables with which tools let their settings be elsewhere. */
const ELSEWHERE = ['XDG_CONFIG_HOME', 'CLAUDE_CONFIG_DIR', 'CODEX_HOME', 'GEMINI_CLI_HOME', 'OPENCODE_CONFIG'] as const

/** `home`: a directory that is made and removed with it; one of its own where left out. */
export function toolHome(home = mkdtempSync(join(tmpdir(), 'waybill-tools-'))): ToolHome {
  const path = (file: string): string => join(home, file)
  return {
    env: { ...Object.fromEntries(ELSEWHERE.map((name) => [name, ''])), HOME: home, USERPROFILE: home },
    path,
    read: (file) => readFileSync(path(file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(path(file)), { recursive: true })
      writeFileSync(path(file), text)
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

export const CLAUDE_SETTINGS = '.claude/settings.json'

/** As a user has it who has been there before: comments, an order and a habit of their own. */
export const claudeSettings = `{
  // Mine: only what is safe.
  "permissions": {
    "allow": ["Bash(npm test)"]
  },
  "env": {
    "DISABLE_TELEMETRY": "1" // stays
  }
}
`
