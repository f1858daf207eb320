import { AppError } from '../../shared/errors.ts'
import type { Control } from './control.ts'
import { findPassphrase } from './secrets-in.ts'
import type { Session } from './session.ts'

/** A sealed vault that is locked is opened for this command; in a running engine, that is the user's own `waybill unlock`. */
export async function openVaultHere({ client, lasting }: Control, session: Session): Promise<void> {
  const { vault } = await client.system.status()
  if (lasting || vault.kind !== 'sealed' || vault.state !== 'locked') return
  const passphrase = await findPassphrase(session, vault)
  if (passphrase) await client.system.unlock({ passphrase })
  else throw new AppError('vault_locked', { message: 'The vault is locked.', action: LOCKED_ACTION })
}

const LOCKED_ACTION = 'Run the command at a terminal, or set WAYBILL_PASSPHRASE for it.'
