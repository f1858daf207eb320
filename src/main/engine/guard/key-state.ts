import { AppError } from '../../../shared/errors.ts'
import type { Admitted } from '../exchange.ts'

/**
 * Throws `client_key_suspended`, `client_key_expired` or `paused`. Apart from `admit`: whose request it was stands in the row
 * of the refusal. `now` in UTC milliseconds.
 */
export function checkKeyState(
  admitted: Admitted,
  { now, paused }: { readonly now: number; readonly paused: boolean },
): Admitted {
  const { id, name, suspended, expiresAt } = admitted.clientKey
  if (suspended) {
    throw new AppError('client_key_suspended', {
      message: `The client key ${name} is suspended.`,
      action: `See why: waybill key list. Let it pass again: waybill key unsuspend ${id}`,
    })
  }
  if (expiresAt !== null && now >= expiresAt) {
    throw new AppError('client_key_expired', {
      message: `The client key ${name} expired on ${new Date(expiresAt).toLocaleString('sv-SE').slice(0, 16)}.`,
      action: `Give it more time (waybill key limit ${id} --expires DAYS), or create another.`,
    })
  }
  if (paused) throw new AppError('paused', { message: 'Waybill is paused: it lets no request pass.' })
  return admitted
}
