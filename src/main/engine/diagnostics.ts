import { existsSync, realpathSync } from 'node:fs'
import { homedir, release } from 'node:os'
import { type SettingName, type Settings, settingsSchema } from '../../shared/contract/settings.ts'
import type { Check, SystemStatus } from '../../shared/contract/system.ts'

/**
 * What a report of a fault needs, as text to be read by others. What it is made of holds no key and no token; addresses of
 * others, the home directory and what the user has written into settings are taken out here.
 */
export function diagnostics(status: SystemStatus, checks: readonly Check[], settings: Settings): string {
  const lines = [
    `Waybill ${status.version} on Node ${process.versions.node}, ${process.platform} ${release()} ${process.arch}`,
    `State: ${status.state}${status.paused ? ', paused' : ''}${status.demo ? ', demo' : ''}, since ${new Date(status.started_at).toISOString()}`,
    `Proxy: ${status.proxy ?? 'none'}; dashboard: ${status.dashboard ?? 'none'}`,
    `Vault: ${status.vault.kind}, ${status.vault.state}; recording: ${status.recording}; offline: ${status.offline}`,
    `Database: ${status.database_bytes} bytes, ${status.exchanges} exchanges, ${status.unrecorded} unrecorded`,
    ...(status.restart_for.length > 0 ? [`Waiting for a restart: ${status.restart_for.join(', ')}`] : []),
    '',
    ...checks.map(({ name, state, message, action }) => `${state}: ${name}: ${message}${action ? ` (${action})` : ''}`),
    '',
    'Settings other than at first:',
    ...changedSettings(settings),
  ]
  return `${redacted(lines.join('\n'), homes())}\n`
}

/** Numbers and choices as they are; of what is free to write (an address, a path, a list) only that it is set. */
function changedSettings(settings: Settings): string[] {
  const first: Readonly<Record<string, unknown>> = settingsSchema.parse({})
  return Object.entries(settings)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(first[name]))
    .map(([name, value]) => `${name}: ${isTold(name, value) ? JSON.stringify(value) : 'set'}`)
}

const CHOICES: ReadonlySet<string> = new Set<SettingName>([
  'vault',
  'recording',
  'secret_scan',
  'fields_off',
  'metrics_attributes',
  'notifications_off',
])

function isTold(name: string, value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || CHOICES.has(name)
}

const ELSEWHERE = /\bhttps?:\/\/(?!(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:[/\s;,]|\.?(?:\s|$)))\S+/gi

/** Home becomes ~, by each of its names, and addresses that are not of this machine lose all but their scheme. */
export function redacted(text: string, homes: readonly string[]): string {
  const shortened = homes.filter((home) => home.length > 1).reduce((soFar, home) => soFar.replaceAll(home, '~'), text)
  return shortened.replace(ELSEWHERE, (url) => `${url.slice(0, url.indexOf('//'))}//…`)
}

/** The data directory is told by its real path, and a home may be a link. */
function homes(): string[] {
  const home = homedir()
  return existsSync(home) ? [realpathSync(home), home] : [home]
}
