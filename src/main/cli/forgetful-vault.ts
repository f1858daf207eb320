import { AppError } from '../../shared/errors.ts'
import type { Control } from './control.ts'

/** Before a key is asked for: it would be typed for nothing. */
export async function refuseForgetfulVault({ client, lasting }: Control): Promise<void> {
  if (lasting || (await client.system.status()).vault.kind !== 'memory') return
  throw new AppError('vault_unavailable', {
    message: 'No engine runs and the vault is memory only: the key would be forgotten at once.',
    action: 'Start Waybill first (waybill start), or keep keys in a file: waybill settings set vault sealed',
  })
}
