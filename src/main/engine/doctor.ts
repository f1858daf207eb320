import { stat } from 'node:fs/promises'
import type { MetricsView } from '../../shared/contract/metrics.ts'
import type { Check, SystemStatus } from '../../shared/contract/system.ts'
import { inventoryChecks } from './inventory/unknown.ts'
import type { Provider } from './providers/providers.ts'

export interface DoctorNeeds {
  readonly status: () => Promise<SystemStatus>
  readonly providers: () => readonly Provider[]
  /** How many are in force. */
  readonly clientKeys: () => number
  readonly figures: () => Pick<MetricsView, 'otlp' | 'problem'>
  readonly unknownInDatabase: () => readonly string[]
  readonly securityOfLastDay: () => Check
  /** Models that were used and are to go, as provider/model. */
  readonly deprecatedModels: () => Promise<readonly string[]>
}

/** What might keep Waybill from doing its work, each with what to do about it. Makes no call outside this machine. */
export async function diagnose(needs: DoctorNeeds): Promise<Check[]> {
  const status = await needs.status()
  const providers = needs.providers()
  const clientKeys = needs.clientKeys()
  return [
    check('runtime', true, `Node ${process.versions.node} on ${process.platform}.`, null),
    await dataDirectoryCheck(status.data_directory),
    proxyCheck(status),
    vaultCheck(status),
    check('providers', providers.length > 0, `${providers.length} configured.`, 'Add one: waybill provider add openai'),
    check('client keys', clientKeys > 0, `${clientKeys} in use.`, 'Create one: waybill key create NAME'),
    check(
      'ledger',
      status.unrecorded === 0,
      status.unrecorded === 0
        ? 'Every exchange that is to be recorded was written down.'
        : `Exchanges that could not be written down: ${status.unrecorded}.`,
      'Make room on the disk.',
    ),
    ...recordingChecks(status),
    ...(await needs.deprecatedModels()).map((model) =>
      check(
        'models',
        false,
        `${model} is deprecated: its provider will take it away, or has.`,
        'Choose another model.',
      ),
    ),
    ...figuresChecks(needs.figures()),
    ...(status.offline
      ? [check('offline', true, 'Waybill itself contacts nobody; requests of tools go on.', null)]
      : []),
    needs.securityOfLastDay(),
    ...(await inventoryChecks(status.data_directory, needs.unknownInDatabase())),
    ...status.notices.map(({ message, action }) => check('notice', false, message, action)),
  ]
}

function check(name: string, ok: boolean, message: string, action: string | null): Check {
  return { name, state: ok ? 'ok' : 'warning', message, action: ok ? null : action }
}

function proxyCheck({ proxy, panic_since }: SystemStatus): Check {
  if (panic_since === null)
    return check('proxy', proxy !== null, proxy ?? 'Nothing listens.', 'Start it: waybill start')
  const since = new Date(panic_since).toLocaleString('sv-SE')
  return check('proxy', false, `A panic lasts since ${since}: nothing listens.`, 'End it: waybill panic --end')
}

/** That an update waits for agreement is among the notices. */
function recordingChecks({ recording }: SystemStatus): Check[] {
  if (recording !== 'paused') return []
  return [
    check('recording', false, 'Paused: exchanges leave no row. Limits hold.', 'Record again: waybill recording on'),
  ]
}

/** Only for who sends figures anywhere. */
function figuresChecks({ otlp, problem }: Pick<MetricsView, 'otlp' | 'problem'>): Check[] {
  if (otlp === null && problem === null) return []
  const trouble = problem ?? otlp?.last?.problem ?? null
  const message = `${otlp?.url ?? 'Nothing is sent.'}${trouble === null ? '' : ` ${trouble}`}`
  return [check('collector', trouble === null, message, 'See waybill metrics status, and what the collector logs.')]
}

async function dataDirectoryCheck(path: string): Promise<Check> {
  const { mode } = await stat(path)
  // Windows has no such modes: the profile's access list guards the directory there.
  const closed = process.platform === 'win32' || (mode & 0o077) === 0
  return check('data directory', closed, `${path}${closed ? '' : ' can be read by others'}.`, `chmod 700 ${path}`)
}

function vaultCheck({ vault }: SystemStatus): Check {
  const message = vault.problem ?? `${vault.kind}, ${vault.state}.`
  const action = vault.action ?? (vault.state === 'locked' ? 'Unlock it: waybill unlock' : null)
  const state = vault.state === 'unavailable' ? 'failed' : vault.problem || vault.state === 'locked' ? 'warning' : 'ok'
  return { name: 'vault', state, message, action }
}
