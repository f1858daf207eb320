import type { SystemStatus } from '../../shared/contract/system.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import type { ClientKey, Reservation } from './exchange.ts'

export type RecordingState = SystemStatus['recording']

/** `waits`: an update changed what is written down, and nobody has agreed to it yet. */
export function recordingState(setting: 'on' | 'paused', waits: boolean): RecordingState {
  if (setting === 'paused') return 'paused'
  return waits ? 'waits' : 'on'
}

/**
 * Whether an exchange leaves a row. Asked once, as it is admitted: what is switched while it runs holds from the next one
 * on. `clientKey`: null for what was refused before a key was found.
 */
export function isRecorded(state: RecordingState, clientKey: Pick<ClientKey, 'isPrivate'> | null): boolean {
  return state === 'on' && clientKey?.isPrivate !== true
}

/** Takes out what the user has switched off, before anything is written, told or counted elsewhere. */
export interface Mask {
  row(row: ExchangeRow): ExchangeRow
  /** What a row gets of it after a crash. */
  reservation(reservation: Reservation | null): Reservation | null
}

/** `fieldsOff`: optional fields of the inventory. With none of them off it costs nothing. */
export function maskOf(fieldsOff: readonly string[]): Mask {
  if (fieldsOff.length === 0) return { row: (row) => row, reservation: (reservation) => reservation }
  const nothing = Object.fromEntries(fieldsOff.map((field) => [field, null]))
  return {
    row: (row) => ({ ...row, ...nothing }),
    reservation: (reservation) =>
      reservation && fieldsOff.includes('price_version') ? { ...reservation, priceVersion: null } : reservation,
  }
}
