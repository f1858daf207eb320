import { setTimeout as pause } from 'node:timers/promises'
import { exportFormats } from '../../../shared/contract/privacy.ts'
import { AppError } from '../../../shared/errors.ts'
import { newClientKey } from '../guard/client-keys.ts'
import { exportHeader } from '../inventory/export-header.ts'
import { visitOf } from '../selftest/leftovers.ts'
import type { SelftestNeeds } from '../selftest/selftest.ts'
import type { Door } from './door.ts'
import type { Parts } from './parts.ts'

/** How long an exchange whose client has gone may take to notice. */
const PATIENCE_MS = 5_000

export function selftestNeeds(
  parts: Parts,
  door: Pick<Door, 'lend'>,
  accessAs: (format: 'text' | 'json') => AsyncIterable<string>,
): SelftestNeeds {
  const { ledger, settings, inFlight } = parts
  const isOff = (field: string): boolean => settings.current().fields_off.some((off) => off === field)
  return {
    dataDirectory: parts.dataDirectory,
    async openDoor() {
      if (settings.current().paused) {
        throw new AppError('paused', { message: 'Waybill is paused: no request of the self-test would pass.' })
      }
      return door.lend()
    },
    admit() {
      const sandbox = parts.definitions().find(({ kind }) => kind === 'sandbox')
      if (!sandbox) throw new AppError('internal', { message: 'There is no sandbox.' })
      return parts.visitors.admit({ newKey: newClientKey, sandbox, reload: parts.reloadClientKeys })
    },
    async over({ clientKeyId }) {
      const patience = new AbortController()
      const late = pause(PATIENCE_MS, undefined, { signal: patience.signal }).then(
        () => inFlight.cutKey(clientKeyId),
        () => {},
      )
      await inFlight.emptyOf(clientKeyId)
      patience.abort()
      await late
    },
    settle() {
      parts.security.flush()
      parts.outbound.settle()
    },
    handOut: () => [
      ...exportFormats.map((format) => ({
        name: `an export as ${format}`,
        pieces: ledger.export(format, exportHeader(settings.current(), Date.now())),
      })),
      { name: 'all that is held, as text', pieces: accessAs('text') },
      { name: 'all that is held, as json', pieces: accessAs('json') },
    ],
    rowsOf: ({ clientKeyId }) => ledger.visits.ids(visitOf(clientKeyId)),
    async erase({ clientKeyId }) {
      // Idle connections to the sandbox would be counted when they close.
      await parts.outbound.endOf(clientKeyId)
      parts.circuits.forget(clientKeyId)
      parts.security.flush()
      return ledger.visits.erase(visitOf(clientKeyId))
    },
    keptOpen: ledger.keptOpen,
    unrecorded: () => [
      ...(parts.recording() === 'on' ? [] : ['Recording is paused: no row was written, so none could hold anything.']),
      ...(isOff('tool')
        ? ['Requests without a known key: with the field tool switched off, their rows could not be told from yours.']
        : []),
    ],
    isToolKept: () => !isOff('tool'),
  }
}
