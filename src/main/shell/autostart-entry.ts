import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** What a Linux session starts by itself: https://specifications.freedesktop.org/autostart-spec (2026-11-21). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart', 'waybill.desktop')
}

/** `command`: the program and its arguments. `home`: WAYBILL_HOME, where one is set: the session would start another Waybill without it. */
export function autostartEntry(command: readonly string[], home: string | undefined): string {
  const words = home ? ['env', `WAYBILL_HOME=${home}`, ...command] : command
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Waybill',
    'Comment=A private, local way to every AI provider',
    `Exec=${words.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    // Whose it is: by this the one that wrote it knows it again, wherever its program has moved to since.
    ownerLine(home),
    '',
  ].join('\n')
}

function ownerLine(home: string | undefined): string {
  return `X-Waybill-Home=${home ? quoted(home) : 'default'}`
}

/** Twice escaped, as the specification has it: once for the command line, once for the file's own strings. `%` begins a field code. */
function quoted(word: string): string {
  const escaped = word
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('%', '%%')
  return /^[\w@%+=:,./-]+$/.test(word) ? escaped : `"${escaped}"`
}

/**
 * Writes the entry, or takes it away: only this Waybill's own, for one of another data directory may have written it. One that
 * the user has switched off in the session's own settings stays off.
 */
export function setAutostart(file: string, entry: string, wanted: boolean): void {
  const there = readOrNull(file)
  const isOwn = there !== null && ownerIn(there) === ownerIn(entry)
  if (wanted && there !== entry && !(isOwn && isSwitchedOff(there))) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, entry)
  }
  if (!wanted && isOwn) rmSync(file, { force: true })
}

/** KDE and Xfce write the one, GNOME the other. */
function isSwitchedOff(entry: string): boolean {
  return /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m.test(entry)
}

function ownerIn(entry: string): string | undefined {
  return entry.split('\n').find((line) => line.startsWith('X-Waybill-Home='))
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
