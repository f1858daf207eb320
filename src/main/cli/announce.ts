import type { SystemStatus } from '../../shared/contract/system.ts'
import type { Headless } from '../headless/headless.ts'
import { showMoment } from './moment.ts'
import { printJson, printLine } from './print.ts'

/** The one line for programs that start us; its token is the way in, so it goes nowhere else. */
export function announceToPrograms({ proxy, dashboard }: Headless, { vault, pid, panic_since }: SystemStatus): void {
  printJson({ proxy, dashboard, vault: vault.kind, pid, ...(panic_since === null ? {} : { panic_since }) })
}

export function announceToPeople({ proxy, dashboard }: Headless, status: SystemStatus, demoKey: string | null): void {
  printLine(`Waybill ${status.version} is running (process ${status.pid}). Ctrl+C stops it.`)
  printLine()
  printLine(`  Proxy      ${proxy ?? '-'}`)
  printLine(`  Dashboard  ${dashboard}`)
  printLine(`  Vault      ${status.vault.kind}${status.vault.state === 'ready' ? '' : ` (${status.vault.state})`}`)
  printLine(`  Data       ${status.data_directory}`)
  printLine()
  if (status.panic_since !== null) printLine(panicText(status.panic_since))
  for (const { message, action } of warningsOf(status)) printLine(`  ! ${message}\n    ${action}\n`)
  if (proxy !== null && demoKey !== null) printLine(firstRequest(proxy, demoKey))
}

/** What a person has to know before relying on it: nothing of this may scroll by as one log line among many. */
function warningsOf({ vault, notices, demo, panic_since }: SystemStatus): readonly Warning[] {
  // A demo's memory is what it asked for.
  if (demo) return notices
  if (panic_since !== null) return notices
  if (vault.problem !== null) return [...notices, { message: vault.problem, action: vault.action ?? 'waybill doctor' }]
  if (vault.state === 'locked') return [...notices, LOCKED]
  return vault.kind === 'memory' ? [...notices, FORGETFUL] : notices
}

type Warning = Pick<SystemStatus['notices'][number], 'message' | 'action'>

const LOCKED: Warning = {
  message: 'The vault is locked: requests that need a provider key are refused.',
  action: 'Unlock it: waybill unlock',
}
const FORGETFUL: Warning = {
  message: 'The vault is memory only: provider keys are gone when Waybill stops.',
  action: 'To keep them: waybill start --vault keychain, or --vault sealed',
}

function panicText(since: number): string {
  return `  !! A PANIC lasts since ${showMoment(since)}: nothing listens, no key is in force, the vault stays locked.
     To end it, in this order: waybill panic --end, waybill unlock, waybill key create NAME
`
}

function firstRequest(proxy: string, key: string): string {
  return `Try it, with a key made for this demo:

  curl ${proxy}/sandbox/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' \\
    -d '{"model":"gpt-5-mini","messages":[{"role":"user","content":"Hello"}]}'
`
}
