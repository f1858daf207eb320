import type { SystemStatus } from '../../shared/contract/system.ts'
import type { Headless } from '../headless/headless.ts'
import { printJson, printLine } from './print.ts'

/** The one line for programs that start us; its token is the way in, so it goes nowhere else. */
export function announceToPrograms({ proxy, dashboard }: Headless, { vault, pid }: SystemStatus): void {
  printJson({ proxy, dashboard, vault: vault.kind, pid })
}

export function announceToPeople({ proxy, dashboard }: Headless, status: SystemStatus, demoKey: string | null): void {
  printLine(`Waybill ${status.version} is running (process ${status.pid}). Ctrl+C stops it.`)
  printLine()
  printLine(`  Proxy      ${proxy}`)
  printLine(`  Dashboard  ${dashboard}`)
  printLine(`  Vault      ${status.vault.kind}${status.vault.state === 'ready' ? '' : ` (${status.vault.state})`}`)
  printLine(`  Data       ${status.data_directory}`)
  printLine()
  for (const line of bannerOf(status)) printLine(`  ! ${line}`)
  if (demoKey !== null) for (const line of firstRequest(proxy, demoKey)) printLine(line)
}

/** What a person has to know before relying on it: nothing of this may scroll by as one log line among many. */
function bannerOf({ vault, notices, demo }: SystemStatus): string[] {
  const lines = notices.flatMap(({ message, action }) => [message, `  ${action}`])
  if (demo) return lines
  if (vault.problem !== null) lines.push(vault.problem)
  else if (vault.state === 'locked') lines.push('The vault is locked: requests that need a provider key are refused.')
  else if (vault.kind === 'memory') lines.push('The vault is memory only: provider keys are gone when Waybill stops.')
  else return lines
  lines.push(`  ${vault.action ?? (vault.state === 'locked' ? 'waybill unlock' : 'waybill start --vault sealed')}`)
  return [...lines, '']
}

function firstRequest(proxy: string, key: string): string[] {
  return [
    'Try it, with a key made for this demo:',
    '',
    `  curl ${proxy}/sandbox/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' \\`,
    `    -d '{"model":"gpt-5-mini","messages":[{"role":"user","content":"Hello"}]}'`,
    '',
  ]
}
