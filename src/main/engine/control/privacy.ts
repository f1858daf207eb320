import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface PrivacyHandlersNeeds {
  readonly ledger: Pick<Ledger, 'purge' | 'export' | 'clientKeys'>
  /** What the ledger calls a provider that the user knows by this name. */
  readonly ledgerNameOf: (providerName: string) => string
  /** What stands before the exchanges of an export. */
  readonly exportHeader: () => object
  readonly changed: () => void
}

export function privacyHandlers({ ledger, ledgerNameOf, exportHeader, changed }: PrivacyHandlersNeeds) {
  const inLedgerTerms = (scope: PurgeScope): PurgeScope => {
    if (scope.scope === 'provider') return { ...scope, provider_name: ledgerNameOf(scope.provider_name) }
    if (scope.scope === 'key' && !ledger.clientKeys.all().some(({ id }) => id === scope.client_key_id)) {
      throw new AppError('not_found', {
        message: 'There is no client key of this id.',
        action: 'See waybill key list.',
      })
    }
    return scope
  }
  return {
    purge: os.privacy.purge.handler(async ({ input, signal }) => {
      const purged = await ledger.purge(inLedgerTerms(input), signal)
      changed()
      return { purged }
    }),
    export: os.privacy.export.handler(({ input }) => ledger.export(input.format, exportHeader())),
  }
}
