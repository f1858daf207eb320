import type { Command } from 'commander'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { findEngine } from '../../headless/headless.ts'
import { showMoment } from '../moment.ts'
import { printJson, printLine } from '../print.ts'
import type { Session } from '../session.ts'
import { recordingText } from './recording.ts'

export function addStatus(program: Command, session: Session): void {
  program
    .command('status')
    .description('what the engine is doing; exit code 1 when none runs')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const engine = await findEngine(session.dataDirectory)
      const status = await engine?.client.system.status()
      if (!status) process.exitCode = 1
      if (json) printJson(status ?? { state: 'stopped', data_directory: session.dataDirectory })
      else for (const line of status ? linesOf(status) : notRunning(session)) printLine(line)
    })
}

function notRunning({ dataDirectory }: Session): string[] {
  return [`Waybill is not running (${dataDirectory}).`, 'Start it: waybill start']
}

function stateText({ state, paused, panic_since }: SystemStatus): string {
  if (panic_since !== null)
    return `in a panic since ${showMoment(panic_since)}: nothing listens until waybill panic --end`
  return paused && state === 'running' ? 'paused: no request passes until waybill resume' : state.replace('_', ' ')
}

function linesOf(status: SystemStatus): string[] {
  const { vault } = status
  return [
    `Waybill ${status.version} is ${stateText(status)} (process ${status.pid}).`,
    '',
    `  Proxy      ${status.proxy ?? '-'}`,
    `  Dashboard  ${status.dashboard === null ? '-' : `${status.dashboard} (the way in: waybill dashboard)`}`,
    `  Vault      ${vault.kind} (${vault.state})`,
    `  Data       ${status.data_directory} (${status.database_bytes.toLocaleString('en-US')} bytes)`,
    `  Exchanges  ${status.exchanges.toLocaleString('en-US')}, ${status.running_exchanges} running`,
    ...(status.totals_progress < 1
      ? [`  Reports    ${Math.floor(status.totals_progress * 100)} % of the exchanges are counted`]
      : []),
    ...(status.recording === 'on' ? [] : [`  ! ${recordingText(status.recording)}`]),
    `  Next purge ${showMoment(status.next_purge_at) ?? '-'}`,
    ...(status.offline ? ['  Offline    Waybill itself contacts nobody; requests of your tools go on'] : []),
    ...(status.unrecorded > 0 ? [`  ! ${status.unrecorded} exchanges could not be written down.`] : []),
    ...(vault.problem === null ? [] : [`  ! ${vault.problem}`, `    ${vault.action ?? ''}`]),
    ...status.notices.flatMap(({ message, action }) => [`  ! ${message}`, `    ${action}`]),
  ]
}
